output "services" {
  description = "Every service by its name: port, public, database (or null), internet (ports)."
  value       = local.services
}

output "calls" {
  description = "Every call by its key '<from> to <to>': from, to, port of the callee, why."
  value       = { for key, call in local.calls : key => call[0] }
}

output "databases" {
  description = "The database of each service that has one, by the service's name."
  value       = { for name, service in local.services : name => service.database if service.database != null }
}

output "public_service" {
  description = "The one service that the load balancer reaches."
  value       = try(one(local.public), null)
}

output "mistakes" {
  description = "One sentence for each rule that the map breaks; empty when it is sound. Whoever uses the map must refuse any."
  value = [for rule, culprits in local.culprits :
  "communication-map.yml: ${rule}: ${join(", ", culprits)}." if length(culprits) > 0]
}
