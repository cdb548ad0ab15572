# Reads the communication map and refuses one that contradicts itself, with the rules of the services' own reader and those of AWS.
locals {
  taken_names = ["load-balancer", "endpoints", "database-setup", "bastion", "default", "discovery-server", "postgres",
  "mailbox", "secrets", "host", "internet"]
  taken_databases = ["postgres", "template0", "template1"]
  raw             = try(yamldecode(var.yaml), {})
  raw_services    = try({ for name, service in local.raw.services : name => service }, {})
  raw_calls       = try([for call in local.raw.calls : { for key, value in call : key => value }], [])
  observers       = try({ for name, observer in local.raw.observers : name => observer }, {})

  services = { for name, service in local.raw_services : name => {
    port     = try(tonumber(service.port), 0)
    public   = try(tobool(service.public), false)
    database = try(tostring(service.database), null)
    internet = try([for port in service.internet : tonumber(port)], [])
  } }
  calls = { for call in local.raw_calls : "${try(call.from, "?")} to ${try(call.to, "?")}" => {
    from = try(tostring(call.from), "")
    to   = try(tostring(call.to), "")
    port = try(local.services[call.to].port, 0)
    why  = try(call.why == tostring(call.why), false) ? call.why : ""
    # Without a list the services' own default; no rule of AWS knows methods or paths.
    allow = try([for entry in call.allow : tostring(entry)], can(call.allow) ? [] : (
    try(local.services[call.from].public, false) ? ["/api/**", "/.well-known/**"] : ["/internal/**"]))
  }... }
}

# Violations of each rule, by the sentence that describes them.
locals {
  names = keys(local.raw_services)
  # The text without comments and quoted strings shows what yamldecode does not tell: two equal keys, of which it takes one,
  # and plain words that YAML 1.1 and 1.2 read differently.
  unquoted_keys = replace(var.yaml, "/[\"'](port|public|database|internet|from|to|why|allow)[\"'][ \\t]*:/", "$${1}: ")
  plain         = replace(replace(local.unquoted_keys, "/\"[^\"\n]*\"|'[^'\n]*'/", "'x'"), "/(?m)(^|[ \\t])#.*$/", "")
  keys_of_text = { for key in ["port", "public", "database", "internet", "from", "to", "why", "allow"] :
  key => length(regexall("(?m)(?:^|[ \\t,{-])${key}[ \\t]*:(?:[ \\t]|$)", local.plain)) }
  keys_of_values = flatten([for value in concat(values(local.raw_services), local.raw_calls, values(local.observers)) : try(keys(value), [])])
  word           = "(?i:y|n|yes|no|on|off|~|=|<<|[-+]?[.](?:inf|nan))|True|TRUE|False|FALSE"
  number         = "[-+.][0-9][A-Za-z0-9_.:+-]*|[0-9]+[A-Za-z_.:+-][A-Za-z0-9_.:+-]*|0[0-9][A-Za-z0-9_.:+-]*"
  ambiguous = [for match in regexall(
    "(?m)(?:^|[:,\\[{]|-[ \\t])[ \\t]*(${local.word}|${local.number})[ \\t]*(?:[:,\\]}]|$)|(?:^|[,{])[ \\t]*((?i:true|false|null))[ \\t]*:",
  local.plain) : coalesce(match...)]
  reason    = "^ *[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-][A-Za-z0-9 ._:/()#,@\\[\\]+=&;{}!$*-]*$"
  ports     = [for service in values(local.services) : service.port]
  databases = compact([for service in values(local.services) : service.database])
  public    = [for name, service in local.services : name if service.public]

  culprits = {
    "the map must be YAML with the two keys 'services' and 'calls'" = (
    can(yamldecode(var.yaml).services) && can(yamldecode(var.yaml).calls) ? [] : ["see docs/adr/0001-declare-the-network-once.md"])
    "known keys are services, calls and observers; port, public, database and internet of a service; from, to, why and allow of a call; why of an observer" = concat(
      [for key in try(keys(local.raw), []) : key if !contains(["services", "calls", "observers"], key)],
      flatten([for name, observer in local.observers : [for key in try(keys(observer), []) : "${key} of ${name}" if key != "why"]]),
      flatten([for name, service in local.raw_services : [for key in try(keys(service), []) :
      "${key} of ${name}" if !contains(["port", "public", "database", "internet"], key)]]),
      flatten([for call in local.raw_calls : [for key in keys(call) :
    "${key} of the call from ${try(call.from, "?")}" if !contains(["from", "to", "why", "allow"], key)]]))
    "a service is named by lower-case words joined by '-', at most 26 characters, no address, no name that the platform needs" = [
      for name in local.names : name if !can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", name)) || length(name) > 26
    || contains(local.taken_names, name) || endswith(name, "-database")]
    "a service or a key is there twice" = [for key, number in local.keys_of_text : key
    if number > length([for other in local.keys_of_values : other if other == key])]
    "these are read differently by YAML 1.1 and 1.2, write a text in quotes, and a number in decimal digits without a leading zero" = local.ambiguous
    "a service needs a port from 1024 to 8190, 'public' true or false, 'database' lower-case words joined by '_' that are no database of PostgreSQL's own, 'internet' a list of ports" = [
      for name, service in local.raw_services : name if !try(alltrue([
        service.port >= 1024 && service.port <= 8190,
        can(tobool(try(service.public, false))),
        can(service.database) ? can(regex("^[a-z][a-z0-9]*(_[a-z0-9]+)*$", service.database)) && length(service.database) <= 40 && !contains(local.taken_databases, service.database) : true,
        alltrue([for port in try(service.internet, []) : port > 0 && port < 65536]),
    ]), false)]
    "two services have the same port" = [for name, service in local.services :
    "${service.port} of ${name}" if length([for port in local.ports : port if port == service.port]) > 1]
    "two services have the same database" = [for name, service in local.services : "${service.database} of ${name}"
    if service.database != null && length([for database in local.databases : database if database == service.database]) > 1]
    "exactly one service is 'public: true', as the load balancer has one target" = (
    length(local.public) == 1 || length(local.names) == 0 ? [] : ["there are ${length(local.public)}"])
    "a call names what is not a service on the map; an address never is one" = flatten([for key, call in local.calls :
    [for end in [call[0].from, call[0].to] : end if !contains(local.names, end)]])
    "a service calls itself, leave that call out" = [for call in values(local.calls) : call[0].from if call[0].from == call[0].to]
    "'allow' of a call lists methods and paths, or paths alone, each once, such as 'PUT /internal/reservations/*', of the gateway '/api/orders/**'" = [
      for key, call in local.calls : key if !try(length(call[0].allow) > 0
        && length(distinct(call[0].allow)) == length(call[0].allow)
        && alltrue([for entry in call[0].allow :
    can(regex("^((GET|POST|PUT|PATCH|DELETE) )?/(${call[0].from == try(one(local.public), "") ? "api|[.]well-known" : "internal"})(/([A-Za-z0-9_.~-]+|[*]))*(/[*][*])?$", entry))]), false)]
    "a call is there twice" = [for key, call in local.calls : key if length(call) > 1]
    "observers are named like services, are none, and have a 'why'" = concat(
      can(local.raw.observers) && !can(keys(local.raw.observers)) ? ["'observers' must be a table"] : [],
      [for name, observer in local.observers : name if !can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", name))
    || contains(local.names, name) || !try(observer.why == tostring(observer.why) && can(regex(local.reason, observer.why)) && length(observer.why) <= 200, false)])
    "a call needs a 'why' of at most 200 letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*, as AWS describes rules" = [
    for key, call in local.calls : key if !can(regex(local.reason, call[0].why)) || try(length(call[0].why), 0) > 200]
  }
  mistakes = [for rule, culprits in local.culprits :
  "communication-map.yml: ${rule}: ${join(", ", culprits)}." if length(culprits) > 0]
}
