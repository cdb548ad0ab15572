# Reads the communication map and refuses one that contradicts itself, with the rules of the services' own reader.
locals {
  taken_names  = ["load-balancer", "endpoints", "database-setup", "bastion", "default"]
  raw          = try(yamldecode(var.yaml), {})
  raw_services = try({ for name, service in local.raw.services : name => service }, {})
  raw_calls    = try([for call in local.raw.calls : { for key, value in call : key => value }], [])
  observers    = try({ for name, observer in local.raw.observers : name => observer }, {})

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
    why  = try(tostring(call.why), "")
  }... }
}

# What is wrong with it: the culprits of each rule, by the sentence that tells of them.
locals {
  names = keys(local.raw_services)
  # YAML takes the last of two equal keys without a word, so the text itself is asked.
  lines     = [for match in regexall("(?m)^  ([A-Za-z0-9-]+):", var.yaml) : match[0]]
  ports     = [for service in values(local.services) : service.port]
  databases = compact([for service in values(local.services) : service.database])
  public    = [for name, service in local.services : name if service.public]

  culprits = {
    "the map must be YAML with the two keys 'services' and 'calls'" = (
    can(yamldecode(var.yaml).services) && can(yamldecode(var.yaml).calls) ? [] : ["see docs/adr/0001-declare-the-network-once.md"])
    "known keys are services, calls and observers; port, public, database and internet of a service; from, to and why of a call; why of an observer" = concat(
      [for key in try(keys(local.raw), []) : key if !contains(["services", "calls", "observers"], key)],
      flatten([for name, observer in local.observers : [for key in try(keys(observer), []) : "${key} of ${name}" if key != "why"]]),
      flatten([for name, service in local.raw_services : [for key in try(keys(service), []) :
      "${key} of ${name}" if !contains(["port", "public", "database", "internet"], key)]]),
      flatten([for call in local.raw_calls : [for key in keys(call) :
    "${key} of the call from ${try(call.from, "?")}" if !contains(["from", "to", "why"], key)]]))
    "a service is named by lower-case words joined by '-', at most 26 characters, no address, no name that the platform needs" = [
      for name in local.names : name if !can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", name)) || length(name) > 26
    || contains(local.taken_names, name) || endswith(name, "-database")]
    "a service is there twice" = distinct([
    for name in local.lines : name if length([for other in local.lines : other if other == name]) > 1])
    "a service needs a port from 1024 to 8190, 'public' true or false, 'database' a lower-case name, 'internet' a list of ports" = [
      for name, service in local.raw_services : name if !try(alltrue([
        service.port >= 1024 && service.port <= 8190,
        can(tobool(try(service.public, false))),
        can(service.database) ? can(regex("^[a-z][a-z0-9_]{0,40}$", service.database)) : true,
        alltrue([for port in try(service.internet, []) : port > 0 && port < 65536]),
    ]), false)]
    "two services have the same port" = [for name, service in local.services :
    "${service.port} of ${name}" if length([for port in local.ports : port if port == service.port]) > 1]
    "two services have the same database" = [for name, service in local.services : "${service.database} of ${name}"
    if service.database != null && length([for database in local.databases : database if database == service.database]) > 1]
    "exactly one service is 'public: true', as the load balancer has one door behind it" = (
    length(local.public) == 1 || length(local.names) == 0 ? [] : ["there are ${length(local.public)}"])
    "a call names what is not a service on the map; an address never is one" = flatten([for key, call in local.calls :
    [for end in [call[0].from, call[0].to] : end if !contains(local.names, end)]])
    "a service calls itself, leave that call out" = [for call in values(local.calls) : call[0].from if call[0].from == call[0].to]
    "a call is there twice"                       = [for key, call in local.calls : key if length(call) > 1]
    "observers are named like services, are none, and have a 'why'" = concat(
      can(local.raw.observers) && !can(keys(local.raw.observers)) ? ["'observers' must be a table"] : [],
      [for name, observer in local.observers : name if !can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", name))
    || contains(local.names, name) || !try(length(trimspace(tostring(observer.why))) > 0, false)])
    "a call needs a 'why' of at most 200 letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*, as AWS describes rules" = [
    for key, call in local.calls : key if !can(regex("^[A-Za-z0-9 ._:/()#,@\\[\\]+=&;{}!$*-]{1,200}$", call[0].why))]
  }
  mistakes = [for rule, culprits in local.culprits :
  "communication-map.yml: ${rule}: ${join(", ", culprits)}." if length(culprits) > 0]
}
