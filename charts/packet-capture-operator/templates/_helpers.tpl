{{/* Names and pieces that several templates use. "which" is operator or bridge. */}}

{{- define "pco.name" -}}
{{- if contains .Chart.Name .Release.Name -}}
{{ .Release.Name | trunc 50 | trimSuffix "-" }}
{{- else -}}
{{ printf "%s-%s" .Release.Name .Chart.Name | trunc 50 | trimSuffix "-" }}
{{- end -}}
{{- end -}}

{{- define "pco.selector" -}}
app.kubernetes.io/name: {{ .root.Chart.Name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .which }}
{{- end -}}

{{- define "pco.labels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name (.Chart.Version | replace "+" "_") }}
{{- end -}}

{{- define "pco.account" -}}
{{ (index .root.Values .which).serviceAccount.name | default (printf "%s-%s" (include "pco.name" .root) .which) }}
{{- end -}}

{{- define "pco.image" -}}
{{- if .Values.image.digest -}}
{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end -}}
{{- end -}}

{{/* The namespaces in which the bridge stores requests. */}}
{{- define "pco.senders" -}}
{{- $all := list -}}
{{- range .Values.bridge.tokens }}{{ $all = append $all .namespace }}{{ end -}}
{{- range .Values.config.bridge.entra }}{{ $all = append $all .namespace }}{{ end -}}
{{- $all | uniq | sortAlpha | toJson -}}
{{- end -}}

{{/* Not empty when there is a bridge: it cannot start while nobody could send. */}}
{{- define "pco.bridge" -}}
{{- if and .Values.bridge.enabled (or .Values.bridge.tokens .Values.config.bridge.entra) }}true{{ end -}}
{{- end -}}

{{/* Pod Security's profile "restricted". */}}
{{- define "pco.podSecurity" -}}
runAsNonRoot: true
runAsUser: 65532
runAsGroup: 65532
fsGroup: 65532
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{- define "pco.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end -}}

{{/* What a role's container mounts; the test hook reads the same files. */}}
{{- define "pco.mounts" -}}
- {name: config, mountPath: /etc/packet-capture-operator, readOnly: true}
- {name: tmp, mountPath: /tmp}
{{- if eq .which "operator" }}
{{- if .root.Values.operator.credentialSecret.name }}
- {name: credential, mountPath: /var/run/secrets/azure-credential, readOnly: true}
{{- end }}
{{- range $number, $sink := .root.Values.news.sinks }}
- {name: news-{{ $number }}, mountPath: /var/run/secrets/news/{{ $number }}, readOnly: true}
{{- end }}
{{- else }}
{{- if .root.Values.bridge.tlsSecret }}
- {name: tls, mountPath: /var/run/secrets/bridge-tls, readOnly: true}
{{- end }}
{{- range $number, $token := .root.Values.bridge.tokens }}
- {name: token-{{ $number }}, mountPath: /var/run/secrets/bridge-tokens/{{ $number }}, readOnly: true}
{{- end }}
{{- end }}
{{- end -}}

{{- define "pco.volumes" -}}
- name: config
  configMap:
    name: {{ include "pco.name" .root }}-{{ .which }}
- name: tmp
  emptyDir:
    sizeLimit: 256Mi
{{- if eq .which "operator" }}
{{- with .root.Values.operator.credentialSecret }}
{{- if .name }}
- name: credential
  secret:
    secretName: {{ .name }}
    items:
    - {key: {{ .key | quote }}, path: credential}
{{- end }}
{{- end }}
{{- range $number, $sink := .root.Values.news.sinks }}
- name: news-{{ $number }}
  projected:
    sources:
    - secret:
        name: {{ $sink.secret.name }}
        items:
        - {key: {{ $sink.secret.key | quote }}, path: url}
    {{- with $sink.tokenSecret }}
    - secret:
        name: {{ .name }}
        items:
        - {key: {{ .key | quote }}, path: token}
    {{- end }}
{{- end }}
{{- else }}
{{- with .root.Values.bridge.tlsSecret }}
- name: tls
  secret:
    secretName: {{ . }}
{{- end }}
{{- range $number, $token := .root.Values.bridge.tokens }}
- name: token-{{ $number }}
  secret:
    secretName: {{ $token.secret.name }}
    items:
    - {key: {{ $token.secret.key | quote }}, path: token}
{{- end }}
{{- end }}
{{- end -}}

{{- define "pco.arguments" -}}
[--role, {{ .which }}, --config, /etc/packet-capture-operator/config.yaml, --log-format, {{ .root.Values.logs.format }}]
{{- end -}}

{{/* Labels of a pod: its own selector, the person's, and AKS's mark for workload identity on the operator's. */}}
{{- define "pco.podLabels" -}}
{{ include "pco.selector" . }}
{{- if and (eq .which "operator") (eq .root.Values.config.azure.credential "WorkloadIdentity") }}
azure.workload.identity/use: "true"
{{- end }}
{{- with (index .root.Values .which).podLabels }}
{{ toYaml . }}
{{- end }}
{{- end -}}
