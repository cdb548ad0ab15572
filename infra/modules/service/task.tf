# The task definition: the service, as a container that can write nowhere but /tmp, its secrets by reference.
data "aws_region" "this" {}

locals {
  # ECS Exec's agent writes here, beside a root file system that is read-only.
  writable = merge({ tmp = "/tmp" }, var.platform.execute_command ? {
    exec-agent = "/var/lib/amazon", exec-log = "/var/log/amazon"
  } : {})
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "${var.platform.log_group_prefix}/${var.name}"
  retention_in_days = var.platform.log_retention_days
}

resource "aws_ecs_task_definition" "this" {
  family                   = local.full_name
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.settings.cpu
  memory                   = var.settings.memory
  execution_role_arn       = module.execution_role.arn
  task_role_arn            = aws_iam_role.task.arn

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = var.platform.cpu_architecture
  }

  dynamic "volume" {
    for_each = local.writable

    content {
      name = volume.key
    }
  }

  container_definitions = jsonencode(concat([merge({
    name                   = var.name
    image                  = var.settings.image
    essential              = true
    readonlyRootFilesystem = true
    stopTimeout            = local.stop_seconds
    linuxParameters        = { initProcessEnabled = true, capabilities = { drop = ["ALL"] } }
    portMappings           = [{ name = var.name, containerPort = var.settings.port, hostPort = var.settings.port, protocol = "tcp", appProtocol = "http" }]
    mountPoints            = [for volume, path in local.writable : { sourceVolume = volume, containerPath = path, readOnly = false }]
    environment            = [for name, value in var.settings.environment : { name = name, value = value }]
    secrets                = [for name, arn in var.settings.secrets : { name = name, valueFrom = arn }]
    healthCheck = {
      command     = ["CMD", "/app/health"]
      interval    = 10
      timeout     = 5
      retries     = 3
      startPeriod = 180
    }
    logConfiguration = {
      logDriver = "awslogs"
      options = {
        awslogs-group         = aws_cloudwatch_log_group.this.name
        awslogs-region        = data.aws_region.this.name
        awslogs-stream-prefix = "task"
        mode                  = "non-blocking"
        max-buffer-size       = "4m"
      }
    }
  }, local.beside_collector)], local.collector))

  lifecycle {
    precondition {
      condition     = local.stop_seconds <= 120
      error_message = "Fargate waits 120 s at most before it kills a task: drain_seconds may be 110 at most."
    }
  }
}
