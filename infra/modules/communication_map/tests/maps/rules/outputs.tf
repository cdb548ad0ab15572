output "mistakes" {
  description = "As the module's own, which refuses where this only tells."
  value       = local.mistakes
}

output "model" {
  description = "All that is read, as one text."
  value = jsonencode({ services = local.services, observers = keys(local.observers),
  calls = { for key, call in local.calls : key => call[0] } })
}
