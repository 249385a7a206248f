{{/* The two Deployments differ in their role, their probes' port and what they mount; all else is here. */}}
{{- define "pco.deployment" -}}
{{- $own := index .root.Values .which -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "pco.name" .root }}-{{ .which }}
  namespace: {{ .root.Release.Namespace }}
  labels:
    {{- include "pco.labels" .root | nindent 4 }}
    app.kubernetes.io/component: {{ .which }}
spec:
  replicas: {{ $own.replicas }}
  selector:
    matchLabels:
      {{- include "pco.selector" . | nindent 6 }}
  strategy:
    rollingUpdate: {maxUnavailable: 0, maxSurge: 1}
  template:
    metadata:
      labels:
        {{- include "pco.podLabels" . | nindent 8 }}
      annotations:
        checksum/config: {{ include (printf "pco.config.%s" .which) .root | sha256sum }}
        {{- with $own.podAnnotations }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
    spec:
      serviceAccountName: {{ include "pco.account" . }}
      securityContext:
        {{- include "pco.podSecurity" . | nindent 8 }}
      {{- with .root.Values.image.pullSecrets }}
      imagePullSecrets:
        {{- range . }}
        - name: {{ . }}
        {{- end }}
      {{- end }}
      {{- with $own.priorityClassName }}
      priorityClassName: {{ . }}
      {{- end }}
      # Visits under way, and alerts under way, are finished: docs/install.md#operate.
      terminationGracePeriodSeconds: 60
      topologySpreadConstraints:
      {{- range list "kubernetes.io/hostname" "topology.kubernetes.io/zone" }}
      - maxSkew: 1
        topologyKey: {{ . }}
        whenUnsatisfiable: ScheduleAnyway
        labelSelector:
          matchLabels:
            {{- include "pco.selector" $ | nindent 12 }}
      {{- end }}
      containers:
      - name: {{ .which }}
        image: {{ include "pco.image" .root | quote }}
        imagePullPolicy: {{ .root.Values.image.pullPolicy }}
        args: {{ include "pco.arguments" . }}
        env:
        - {name: JAVA_TOOL_OPTIONS, value: {{ $own.javaOptions | quote }}}
        {{- with .root.Values.tracing.endpoint }}
        - {name: OTEL_EXPORTER_OTLP_ENDPOINT, value: {{ . | quote }}}
        - {name: OTEL_SERVICE_NAME, value: {{ printf "%s-%s" (include "pco.name" $.root) $.which | quote }}}
        {{- range $name, $value := $.root.Values.tracing.variables }}
        - {name: {{ $name }}, value: {{ $value | quote }}}
        {{- end }}
        {{- end }}
        securityContext:
          {{- include "pco.containerSecurity" . | nindent 10 }}
        ports:
        - {name: health, containerPort: 8081}
        {{- if eq .which "bridge" }}
        - {name: alerts, containerPort: 8080}
        # New connections stop before the process does.
        lifecycle:
          preStop:
            sleep: {seconds: 5}
        {{- end }}
        # Alive from the first second on, also while the API server or the CRDs are still missing.
        startupProbe:
          httpGet: {path: /healthz, port: health}
          periodSeconds: 2
          failureThreshold: 30
        livenessProbe:
          httpGet: {path: /healthz, port: health}
          periodSeconds: 10
          failureThreshold: 3
        readinessProbe:
          httpGet: {path: /readyz, port: health}
          periodSeconds: 5
        resources:
          {{- toYaml $own.resources | nindent 10 }}
        volumeMounts:
          {{- include "pco.mounts" . | nindent 10 }}
      volumes:
        {{- include "pco.volumes" . | nindent 8 }}
      {{- with $own.nodeSelector }}
      nodeSelector:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with $own.tolerations }}
      tolerations:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with $own.affinity }}
      affinity:
        {{- toYaml . | nindent 8 }}
      {{- end }}
{{- end -}}
