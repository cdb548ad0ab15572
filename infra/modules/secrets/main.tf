# Created empty: infra/secrets fills them, so that no secret is ever in Terraform's state.
resource "aws_secretsmanager_secret" "this" {
  for_each = setunion(var.secrets, ["PUBLIC_KEYS"])

  name                    = "${var.name}/${each.key}"
  description             = each.key == "PUBLIC_KEYS" ? "Public keys of each issuer, for every service" : "For ${split("/", each.key)[0]} alone"
  recovery_window_in_days = 7
}
