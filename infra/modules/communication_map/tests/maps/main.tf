# The maps that the services' own reader is tested with: the legal ones are one map in many forms.
locals {
  folder = "${path.module}/../../../../../platform/communication-map/src/test/maps"
  model  = jsondecode(file("${local.folder}/model.json"))
  # As rules of AWS see it: a call by its name, with the port of its callee.
  expected = {
    services  = local.model.services
    observers = keys(local.model.observers)
    calls = { for call in local.model.calls : "${call.from} to ${call.to}" => merge(call, {
      port = local.model.services[call.to].port
    }) }
  }
}

module "map" {
  source   = "./rules"
  for_each = fileset(local.folder, "*/*.yml")
  yaml     = file("${local.folder}/${each.key}")
}

output "refused_legal" {
  description = "Should be empty."
  value       = { for name, map in module.map : name => map.mistakes if startswith(name, "legal/") && length(map.mistakes) > 0 }
}

output "accepted_illegal" {
  description = "Should be empty."
  value       = [for name, map in module.map : name if startswith(name, "illegal/") && length(map.mistakes) == 0]
}

output "other_models" {
  description = "The legal maps that are not read as the services read them; should be empty."
  value       = { for name, map in module.map : name => map.model if startswith(name, "legal/") && map.model != jsonencode(local.expected) }
}

output "names" {
  description = "All maps that were read."
  value       = keys(module.map)
}
