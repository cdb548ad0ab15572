# One task for each database, run by infra/deploy: makes the role and the database of one service, again and again the same.
data "aws_region" "this" {}

resource "aws_cloudwatch_log_group" "this" {
  name              = "${var.log_group_prefix}/database-setup"
  retention_in_days = var.log_retention_days
}

module "execution_role" {
  source   = "../execution_role"
  for_each = var.databases

  name            = "${var.name}-${each.key}-database-setup"
  repository_arns = [var.repository_arn]
  log_group_arn   = aws_cloudwatch_log_group.this.arn
  secret_arns     = [each.value.master_secret_arn, each.value.password_secret_arn]
}

resource "aws_ecs_task_definition" "this" {
  for_each = var.databases

  family                   = "${var.name}-${each.key}-database-setup"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 256
  memory                   = 512
  execution_role_arn       = module.execution_role[each.key].arn

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = var.cpu_architecture
  }

  volume {
    name = "tmp"
  }

  container_definitions = jsonencode([{
    name                   = "database-setup"
    image                  = var.image
    essential              = true
    readonlyRootFilesystem = true
    linuxParameters        = { capabilities = { drop = ["ALL"] } }
    mountPoints            = [{ sourceVolume = "tmp", containerPath = "/tmp", readOnly = false }]
    environment = [
      { name = "DATABASE", value = each.value.database },
      { name = "DATABASE_CA", value = var.database_ca },
      { name = "PGHOST", value = each.value.host },
    ]
    secrets = [
      { name = "DATABASE_PASSWORD", valueFrom = each.value.password_secret_arn },
      { name = "PGPASSWORD", valueFrom = "${each.value.master_secret_arn}:password::" },
      { name = "PGUSER", valueFrom = "${each.value.master_secret_arn}:username::" },
    ]
    logConfiguration = {
      logDriver = "awslogs"
      options = {
        awslogs-group         = aws_cloudwatch_log_group.this.name
        awslogs-region        = data.aws_region.this.name
        awslogs-stream-prefix = each.key
      }
    }
  }])
}
