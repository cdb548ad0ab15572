# VPC endpoints: AWS's own services without a way through the internet.
locals {
  # The agent that pulls images and secrets, ECS Exec and the collector of traces use these, and may ask them for no more.
  pull_image = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetAuthorizationToken", "ecr:GetDownloadUrlForLayer"]
  interface_endpoint = merge({
    "ecr.api"        = local.pull_image
    "ecr.dkr"        = local.pull_image
    "logs"           = ["logs:CreateLogStream", "logs:PutLogEvents"]
    "secretsmanager" = ["secretsmanager:GetSecretValue"]
    "ssmmessages"    = [for channel in ["Control", "Data"] : ["ssmmessages:Create${channel}Channel", "ssmmessages:Open${channel}Channel"]]
  }, var.traces ? { "xray" = ["xray:PutTraceSegments"] } : {})
}

data "aws_iam_policy_document" "interface" {
  for_each = local.interface_endpoint

  statement {
    sid       = "OfThisAccountAlone"
    actions   = flatten(each.value)
    resources = ["*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalAccount"
      values   = [data.aws_caller_identity.this.account_id]
    }
  }
}

resource "aws_vpc_endpoint" "interface" {
  for_each = local.interface_endpoint

  vpc_id              = aws_vpc.this.id
  vpc_endpoint_type   = "Interface"
  service_name        = "com.amazonaws.${data.aws_region.this.name}.${each.key}"
  subnet_ids          = [for zone in var.endpoint_per_zone ? local.zones : slice(local.zones, 0, 1) : aws_subnet.private[zone].id]
  security_group_ids  = [var.endpoint_security_group_id]
  private_dns_enabled = true
  policy              = data.aws_iam_policy_document.interface[each.key].json

  tags = { Name = "${var.name}-${each.key}" }
}

# ECR keeps the layers of images in a bucket of its own; nothing else can be reached through this endpoint.
data "aws_iam_policy_document" "image_layers" {
  statement {
    sid       = "LayersOfImages"
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::prod-${data.aws_region.this.name}-starport-layer-bucket/*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

resource "aws_vpc_endpoint" "s3" {
  vpc_id            = aws_vpc.this.id
  vpc_endpoint_type = "Gateway"
  service_name      = "com.amazonaws.${data.aws_region.this.name}.s3"
  route_table_ids   = [for table in aws_route_table.private : table.id]
  policy            = data.aws_iam_policy_document.image_layers.json

  tags = { Name = "${var.name}-s3" }
}
