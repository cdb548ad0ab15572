{{/*
The communication map as JSON: services by name, calls, and observers by name, as the services' own reader sees them. A map
that contradicts itself is refused with a sentence for each mistake.

    {{- $map := include "communication-map" . | fromJson }}

The value 'map' is the text of the file. Helm would read it as values too, but take one of two equal keys, and 'yes' for true,
before any template runs.
*/}}
{{- define "communication-map" -}}
{{- $hint := "set the communication map: --set-file map=communication-map.yml" }}
{{- $text := required $hint .Values.map }}
{{- if not (kindIs "string" $text) }}{{ fail $hint }}{{ end }}
{{- $map := fromYaml $text }}
{{- /* Each group of rules relies on the one before. */}}
{{- range list "form" "services" "calls" "observers" }}
  {{- with trim (include (printf "communication-map.mistakes.%s" .) (dict "text" $text "map" $map)) }}{{ fail (print "\n" .) }}{{ end }}
{{- end }}
{{- include "communication-map.model" $map }}
{{- end }}

{{- define "communication-map.model" }}
{{- $services := dict }}
{{- range $name, $service := .services }}
  {{- $internet := list }}
  {{- range $service.internet }}{{ $internet = append $internet (int .) }}{{ end }}
  {{- $_ := set $services $name (dict "port" (int $service.port) "public" (eq (toString $service.public) "true") "database" $service.database "internet" $internet) }}
{{- end }}
{{- $calls := list }}
{{- range .calls }}
  {{- $default := (get $services .from).public | ternary (list "/api/**" "/.well-known/**") (list "/internal/**") }}
  {{- $calls = append $calls (dict "from" .from "to" .to "why" .why "allow" (default $default .allow)) }}
{{- end }}
{{- dict "services" $services "calls" $calls "observers" (default dict .observers) | toJson }}
{{- end }}

{{- define "communication-map.mistakes.form" }}
{{- if hasKey .map "Error" }}
  {{- printf "communication-map.yml: it is not valid YAML: %s\n" .map.Error }}
{{- else if not (and (kindIs "map" .map.services) (kindIs "slice" .map.calls)) }}
  {{- print "communication-map.yml: it needs the table 'services' and the list 'calls'\n" }}
{{- else }}
  {{- include "communication-map.unknown" (list "the map" .map "services" "calls" "observers") }}
  {{- if and (hasKey .map "observers") (not (kindIs "map" .map.observers)) }}
    {{- print "communication-map.yml: 'observers' must be a table\n" }}
  {{- end }}
  {{- /* Without comments and quoted strings, the text shows what fromYaml does not tell. */}}
  {{- $plain := regexReplaceAll `["'](port|public|database|internet|from|to|why|allow)["'][ \t]*:` .text "${1}: " }}
  {{- $plain = regexReplaceAll `"[^"\n]*"|'[^'\n]*'` $plain "'x'" }}
  {{- $plain = regexReplaceAll `(?m)(^|[ \t])#.*$` $plain "" }}
  {{- $documents := 0 }}
  {{- range regexSplit `(?m)^(?:---|[.]{3})(?:[ \t]|$)` $plain -1 }}{{ if trim . }}{{ $documents = add1 $documents }}{{ end }}{{ end }}
  {{- if gt (int $documents) 1 }}
    {{- print "communication-map.yml: it is not valid YAML: there is more than one document\n" }}
  {{- end }}
  {{- $tables := concat (values .map.services) .map.calls }}
  {{- if kindIs "map" .map.observers }}{{ $tables = concat $tables (values .map.observers) }}{{ end }}
  {{- range $key := list "port" "public" "database" "internet" "from" "to" "why" "allow" }}
    {{- $read := 0 }}
    {{- range $tables }}{{ if kindIs "map" . }}{{ if hasKey . $key }}{{ $read = add1 $read }}{{ end }}{{ end }}{{ end }}
    {{- if gt (len (regexFindAll (printf `(?m)(?:^|[ \t,{-])%s[ \t]*:(?:[ \t]|$)` $key) $plain -1)) (int $read) }}
      {{- printf "communication-map.yml: a service or a key is there twice: %s\n" $key }}
    {{- end }}
  {{- end }}
  {{- $number := `[-+.][0-9][A-Za-z0-9_.:+-]*|[0-9]+[A-Za-z_.:+-][A-Za-z0-9_.:+-]*|0[0-9][A-Za-z0-9_.:+-]*` }}
  {{- $word := `(?i:y|n|yes|no|on|off|~|=|<<|[-+]?[.](?:inf|nan))|True|TRUE|False|FALSE` }}
  {{- range regexFindAll (printf `(?m)(?:^|[:,\[{]|-[ \t])[ \t]*(?:%s|%s)[ \t]*(?:[:,\]}]|$)|(?:^|[,{])[ \t]*(?i:true|false|null)[ \t]*:` $word $number) $plain -1 }}
    {{- printf "communication-map.yml: readers of YAML differ on this, write a text in quotes, and a number in decimal digits without a leading zero: %s\n" (trimAll " \t\r\n:,[]{}" .) }}
  {{- end }}
{{- end }}
{{- end }}

{{- define "communication-map.mistakes.services" }}
{{- $ports := dict }}
{{- $databases := dict }}
{{- $public := list }}
{{- range $name, $service := .map.services }}
  {{- include "communication-map.name" $name }}
  {{- if kindIs "map" $service }}
    {{- include "communication-map.unknown" (list (printf "'%s'" $name) $service "port" "public" "database" "internet") }}
    {{- if not (include "communication-map.is-number" (list $service.port 1024 8190)) }}
      {{- printf "communication-map.yml: 'port' of '%s' must be a number from 1024 to 8190\n" $name }}
    {{- end }}
    {{- with get $ports (toString $service.port) }}
      {{- printf "communication-map.yml: '%s' and '%s' both have port %v\n" . $name $service.port }}
    {{- end }}
    {{- $_ := set $ports (toString $service.port) $name }}
    {{- if hasKey $service "public" }}
      {{- if not (has (toString $service.public) (list "true" "false")) }}
        {{- printf "communication-map.yml: 'public' of '%s' must be true or false\n" $name }}
      {{- end }}
      {{- if eq (toString $service.public) "true" }}{{ $public = append $public $name }}{{ end }}
    {{- end }}
    {{- if hasKey $service "database" }}
      {{- $database := $service.database }}
      {{- if not (and (kindIs "string" $database) (regexMatch `^[a-z][a-z0-9]*(_[a-z0-9]+)*$` (toString $database)) (le (len (toString $database)) 40) (not (has $database (list "postgres" "template0" "template1")))) }}
        {{- printf "communication-map.yml: 'database' of '%s' must be lower-case words joined by '_', at most 40 characters, which are no database of PostgreSQL's own\n" $name }}
      {{- end }}
      {{- with get $databases (toString $database) }}
        {{- printf "communication-map.yml: '%s' and '%s' both have the database '%v'\n" . $name $database }}
      {{- end }}
      {{- $_ := set $databases (toString $database) $name }}
    {{- end }}
    {{- if hasKey $service "internet" }}
      {{- $legal := kindIs "slice" $service.internet }}
      {{- if $legal }}{{ range $service.internet }}{{ $legal = and $legal (include "communication-map.is-number" (list . 1 65535)) }}{{ end }}{{ end }}
      {{- if not $legal }}{{ printf "communication-map.yml: 'internet' of '%s' must be a list of ports\n" $name }}{{ end }}
    {{- end }}
  {{- else }}
    {{- printf "communication-map.yml: '%s' must be a table with its 'port'\n" $name }}
  {{- end }}
{{- end }}
{{- if ne (len $public) 1 }}
  {{- printf "communication-map.yml: exactly one service is 'public: true', the gateway; here %d are\n" (len $public) }}
{{- end }}
{{- end }}

{{- define "communication-map.mistakes.calls" }}
{{- $services := .map.services }}
{{- $seen := list }}
{{- range .map.calls }}
  {{- if not (kindIs "map" .) }}
    {{- print "communication-map.yml: a call must be a table with 'from', 'to' and 'why'\n" }}
  {{- else if not (and (hasKey $services (toString .from)) (hasKey $services (toString .to))) }}
    {{- printf "communication-map.yml: the call from '%v' to '%v' names what is not a service on the map; there are %s\n" .from .to (keys $services | sortAlpha | join ", ") }}
  {{- else }}
    {{- $name := printf "the call from '%s' to '%s'" .from .to }}
    {{- include "communication-map.unknown" (list $name . "from" "to" "why" "allow") }}
    {{- include "communication-map.why" (list $name .) }}
    {{- if eq .from .to }}{{ printf "communication-map.yml: '%s' calls itself; leave that call out\n" .from }}{{ end }}
    {{- if has $name $seen }}{{ printf "communication-map.yml: %s is there twice; remove one\n" $name }}{{ end }}
    {{- $seen = append $seen $name }}
    {{- if hasKey . "allow" }}
      {{- $routed := eq (toString (get $services .from).public) "true" }}
      {{- $form := printf `^((GET|POST|PUT|PATCH|DELETE) )?/(%s)(/([A-Za-z0-9_.~-]+|[*]))*(/[*][*])?$` (ternary "api|[.]well-known" "internal" $routed) }}
      {{- $legal := and (kindIs "slice" .allow) .allow }}
      {{- if $legal }}
        {{- $legal = eq (len (uniq .allow)) (len .allow) }}
        {{- range .allow }}{{ $legal = and $legal (kindIs "string" .) (regexMatch $form (toString .)) }}{{ end }}
      {{- end }}
      {{- if not $legal }}
        {{- printf "communication-map.yml: 'allow' of %s must list methods and paths, each once, such as %s\n" $name (ternary "GET /api/orders/*" "PUT /internal/reservations/*" $routed) }}
      {{- end }}
    {{- end }}
  {{- end }}
{{- end }}
{{- end }}

{{- define "communication-map.mistakes.observers" }}
{{- $services := .map.services }}
{{- range $name, $observer := .map.observers }}
  {{- include "communication-map.name" $name }}
  {{- if hasKey $services $name }}{{ printf "communication-map.yml: '%s' is a service; an observer is none\n" $name }}{{ end }}
  {{- if kindIs "map" $observer }}
    {{- include "communication-map.unknown" (list (printf "'%s'" $name) $observer "why") }}
    {{- include "communication-map.why" (list (printf "'%s'" $name) $observer) }}
  {{- else }}
    {{- printf "communication-map.yml: '%s' must be a table with its 'why'\n" $name }}
  {{- end }}
{{- end }}
{{- end }}

{{- define "communication-map.name" }}
{{- if or (not (regexMatch `^[a-z][a-z0-9]*(-[a-z0-9]+)*$` .)) (gt (len .) 26) }}
  {{- printf "communication-map.yml: '%s' must be lower-case words joined by '-', at most 26 characters\n" . }}
{{- else if or (hasSuffix "-database" .) (has . (list "load-balancer" "endpoints" "database-setup" "bastion" "default" "discovery-server" "postgres" "mailbox" "secrets" "host" "internet")) }}
  {{- printf "communication-map.yml: '%s' is a name that the platform needs; choose another one\n" . }}
{{- end }}
{{- end }}

{{- /* (list <whose> <table> <known key>...) */}}
{{- define "communication-map.unknown" }}
{{- $known := slice . 2 }}
{{- range keys (index . 1) | sortAlpha }}
  {{- if not (has . $known) }}{{ printf "communication-map.yml: %s has the unknown key '%s'; known are %s\n" (index $ 0) . (join ", " $known) }}{{ end }}
{{- end }}
{{- end }}

{{- /* (list <whose> <table>) */}}
{{- define "communication-map.why" }}
{{- $why := (index . 1).why }}
{{- if not (and (kindIs "string" $why) (regexMatch `^[A-Za-z0-9 ._:/()#,@\[\]+=&;{}!$*-]{1,200}$` (toString $why)) (trim (toString $why))) }}
  {{- printf "communication-map.yml: %s needs a 'why' of at most 200 letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*, as AWS describes rules\n" (index . 0) }}
{{- end }}
{{- end }}

{{- /* (list <value> <least> <most>): not empty where the value is such a number */}}
{{- define "communication-map.is-number" }}
{{- $digits := toString (index . 0) }}
{{- if regexMatch `^(0|[1-9][0-9]{0,8})$` $digits }}
  {{- if and (ge (int $digits) (index . 1)) (le (int $digits) (index . 2)) }}true{{ end }}
{{- end }}
{{- end }}
