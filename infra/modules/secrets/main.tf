# Empty vessels: infra/secrets fills them, so that no secret is ever in Terraform's state.
variable "name" {
  description = "Prefix of every secret."
  type        = string
}

variable "secrets" {
  description = "The secrets, as '<service>/<VARIABLE>'."
  type        = set(string)
}

resource "aws_secretsmanager_secret" "this" {
  for_each = setunion(var.secrets, ["PUBLIC_KEYS"])

  name                    = "${var.name}/${each.key}"
  description             = each.key == "PUBLIC_KEYS" ? "Public keys of each issuer, for every service" : "For ${split("/", each.key)[0]} alone"
  recovery_window_in_days = 7
}

output "arns" {
  description = "Each secret by '<service>/<VARIABLE>', and PUBLIC_KEYS."
  value       = { for key, secret in aws_secretsmanager_secret.this : key => secret.arn }
}
