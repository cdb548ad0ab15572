output "communication_map" {
  description = "Who may call whom, and why."
  value       = { for key, call in module.communication_map.calls : key => call.why }

  precondition {
    condition     = length(module.communication_map.mistakes) == 0
    error_message = join("\n", module.communication_map.mistakes)
  }
}

output "security_groups" {
  description = "The id of each security group by its name."
  value       = module.security_groups.group_ids
}
