# The task's own role: none, as the service needs nothing of AWS, but for ECS Exec and for a collector of traces.
module "execution_role" {
  source = "../execution_role"

  name            = "${local.full_name}-start"
  repository_arns = concat([var.repository_arn], var.platform.collector[*].repository_arn)
  log_group_arn   = aws_cloudwatch_log_group.this.arn
  secret_arns     = values(var.settings.secrets)
}

resource "aws_iam_role" "task" {
  name               = local.full_name
  assume_role_policy = module.execution_role.trust_policy
}

data "aws_iam_policy_document" "exec" {
  statement {
    sid = "OpenExecChannels"
    actions = [
      "ssmmessages:CreateControlChannel",
      "ssmmessages:CreateDataChannel",
      "ssmmessages:OpenControlChannel",
      "ssmmessages:OpenDataChannel",
    ]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "exec" {
  count = var.platform.execute_command ? 1 : 0

  name   = "ecs-exec"
  role   = aws_iam_role.task.id
  policy = data.aws_iam_policy_document.exec.json
}
