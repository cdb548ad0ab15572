output "task_definitions" {
  description = "The task of each service that has a database."
  value       = { for service, task in aws_ecs_task_definition.this : service => task.arn }
}
