{{/* One configuration file per role: neither process reads what only the other needs. */}}

{{- define "pco.config.operator" -}}
{{- $config := .Values.config -}}
namespace: {{ .Release.Namespace }}
leaderElection: true
{{- with $config.installId }}
installId: {{ . | quote }}
{{- end }}
azure:
  {{- range $key, $value := omit $config.azure "clouds" }}
  {{- if $value }}
  {{ $key }}: {{ $value | quote }}
  {{- end }}
  {{- end }}
  {{- if eq $config.azure.credential "ClientSecret" }}
  clientSecretFile: /var/run/secrets/azure-credential/credential
  {{- else if eq $config.azure.credential "ClientCertificate" }}
  clientCertificateFile: /var/run/secrets/azure-credential/credential
  {{- end }}
  {{- with $config.azure.clouds }}
  clouds:
    {{- toYaml . | nindent 2 }}
  {{- end }}
allow:
  {{- toYaml $config.allow | nindent 2 }}
limits:
  maxSessionsPerWatcher: {{ $config.limits.maxSessionsPerWatcher | int64 }}
evidence:
  maxReadBytes: {{ $config.evidence.maxReadBytes | int64 }}
  store: {{ $config.evidence.store }}
  dnsNames: {{ $config.evidence.dnsNames }}
{{- if or .Values.news.sinks .Values.news.hosts }}
news:
  sinks:
  {{- range $number, $sink := .Values.news.sinks }}
  - name: {{ $sink.name | quote }}
    type: {{ $sink.type }}
    urlFile: /var/run/secrets/news/{{ $number }}/url
    {{- if $sink.tokenSecret }}
    tokenFile: /var/run/secrets/news/{{ $number }}/token
    {{- end }}
  {{- else }} []
  {{- end }}
  hosts: {{ toJson .Values.news.hosts }}
{{- end }}
health:
  port: 8081
{{- end -}}

{{- define "pco.config.bridge" -}}
namespace: {{ .Release.Namespace }}
bridge:
  port: 8080
  {{- if .Values.bridge.tlsSecret }}
  tls:
    certificateFile: /var/run/secrets/bridge-tls/tls.crt
    keyFile: /var/run/secrets/bridge-tls/tls.key
  {{- end }}
  {{- with .Values.bridge.tokens }}
  tokens:
  {{- range $number, $token := . }}
  - file: /var/run/secrets/bridge-tokens/{{ $number }}/token
    namespace: {{ $token.namespace | quote }}
  {{- end }}
  {{- end }}
  {{- toYaml .Values.config.bridge | nindent 2 }}
health:
  port: 8081
{{- end -}}
