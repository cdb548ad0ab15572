output "namespace_arn" {
  description = "The namespace."
  value       = aws_service_discovery_private_dns_namespace.this.arn
}

output "registry_arns" {
  description = "The registry entry of each service."
  value       = { for name, service in aws_service_discovery_service.this : name => service.arn }
}
