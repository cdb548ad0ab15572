output "group_ids" {
  description = "The id of each group by its name: load-balancer, endpoints, database-setup, each service, <service>-database."
  value       = { for name, group in aws_security_group.this : name => group.id }
}

output "paths" {
  description = "Every way from group to group that is open, '<from> to <to>'."
  value       = keys(aws_vpc_security_group_ingress_rule.path)
}
