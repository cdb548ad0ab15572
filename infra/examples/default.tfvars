# Everything over two zones. Copy to infra/terraform.tfvars; infra/variables*.tf say what else can be set.
domain_name = "api.example.com"
# The Route 53 zone that domain_name lies in. Where DNS is elsewhere: certificate_arn in its place.
zone_id     = "Z0123456789ABC"
admin_email = "admin@example.com"
alarm_email = "ops@example.com"
