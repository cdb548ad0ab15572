output "map" {
  description = "The map: services and calls by name ('<from> to <to>'), the database of each service that has one, the public service, the observers."
  value = {
    services       = local.services
    calls          = { for key, call in local.calls : key => call[0] }
    databases      = { for name, service in local.services : name => service.database if service.database != null }
    public_service = try(one(local.public), null)
    observers      = keys(local.observers)
  }

  precondition {
    condition     = length(local.mistakes) == 0
    error_message = join("\n", local.mistakes)
  }
}

output "mistakes" {
  description = "One sentence for each rule that the map breaks; empty when it is sound."
  value       = local.mistakes
}
