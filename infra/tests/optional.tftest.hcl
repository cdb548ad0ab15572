# Optional parts: a bastion, a role for GitHub's workflows, alarms by mail, no web ACL.

# The values of the mock are known when planning, so nothing needs to be applied.
mock_provider "aws" {
  source          = "./tests/mocks"
  override_during = plan
}

variables {
  domain_name     = "api.example.com"
  certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/mine"
  admin_email     = "admin@example.com"
  database_ca     = "-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----"
}

run "makes_what_is_asked_for" {
  command = plan
  variables {
    bastion           = { cidr_blocks = ["203.0.113.7/32"], services = ["user-service"], public_key = "ssh-ed25519 AAAA" }
    github_repository = "octo/paved-road"
    alarm_email       = "ops@example.com"
  }

  assert {
    condition     = output.bastion_address != null && contains(output.paths, "bastion to user-service") && !contains(output.paths, "bastion to order-service")
    error_message = "The bastion reaches the named service and no other."
  }
  assert {
    condition     = output.github_role != null
    error_message = "There must be a role for the workflows."
  }
  assert {
    condition = alltrue([for name in ["5xx", "unhealthy-hosts", "latency", "orders-cpu", "orders-storage"] :
    contains(module.alarms.names, name)])
    error_message = "5xx, unhealthy hosts, latency and each database are watched."
  }
}

run "makes_none_of_it_otherwise" {
  command = plan
  variables {
    web_acl = false
  }

  assert {
    condition     = output.bastion_address == null && output.github_role == null && !contains(keys(output.security_groups), "bastion")
    error_message = "A bastion and a role for GitHub are there only when asked for."
  }
  assert {
    condition     = length(module.web_acl) == 0
    error_message = "The web ACL can be left out."
  }
}
