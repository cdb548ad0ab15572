# The cheapest that still works: one of everything, in one zone at a time. Copy to infra/terraform.tfvars.
domain_name = "api.example.com"
zone_id     = "Z0123456789ABC"
admin_email = "admin@example.com"

tasks                = 1
max_tasks            = 2
nat_gateway_per_zone = false
endpoint_per_zone    = false
database_per_service = false
database_multi_az    = false
# Four services hold ten connections a task, and twice that while a new version comes in.
database_instance_class = "db.t4g.small"
web_acl                 = false
container_insights      = "disabled"
deletion_protection     = false
log_retention_days      = 7
