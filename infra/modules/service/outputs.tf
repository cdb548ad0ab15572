output "log_group" {
  description = "Where its logs are."
  value       = aws_cloudwatch_log_group.this.name
}

output "task_definition" {
  description = "The task definition with its revision."
  value       = aws_ecs_task_definition.this.arn
}

output "running" {
  description = "Whether its tasks run."
  value       = length(aws_ecs_service.this) > 0
}

output "container" {
  description = "The container as it is defined."
  value       = jsondecode(aws_ecs_task_definition.this.container_definitions)[0]
}

output "collector" {
  description = "The collector beside it as it is defined; null where none is asked for."
  value       = one([for container in jsondecode(aws_ecs_task_definition.this.container_definitions) : container if container.name == "aws-otel-collector"])
}

output "task_policies" {
  description = "What its task role is allowed, by name."
  value       = concat(aws_iam_role_policy.exec[*].name, aws_iam_role_policy.traces[*].name)
}

output "size" {
  description = "CPU units and MiB of a task, and how many there are at least."
  value       = { cpu = tonumber(aws_ecs_task_definition.this.cpu), memory = tonumber(aws_ecs_task_definition.this.memory), tasks = var.settings.tasks }
}

output "behind_load_balancer" {
  description = "Whether the load balancer sends to it."
  value       = try(length(aws_ecs_service.this[0].load_balancer) > 0, false)
}

output "alias" {
  description = "Name, port and request time limit (s) in the mesh; null without Service Connect."
  value = try({
    name            = aws_ecs_service.this[0].service_connect_configuration[0].service[0].client_alias[0].dns_name
    port            = aws_ecs_service.this[0].service_connect_configuration[0].service[0].client_alias[0].port
    request_timeout = aws_ecs_service.this[0].service_connect_configuration[0].service[0].timeout[0].per_request_timeout_seconds
  }, null)
}
