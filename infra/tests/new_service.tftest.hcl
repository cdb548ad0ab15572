# A service that is added to the map alone gets all that a service has.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  domain_name     = "api.example.com"
  certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/mine"
  admin_email     = "admin@example.com"
  database_ca     = "-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----"
}

run "gives_a_new_service_everything" {
  variables {
    communication_map = "tests/maps/with-returns.yml"
    run_services      = ["returns-service"]
  }

  assert {
    condition     = contains(keys(output.security_groups), "returns-service") && contains(keys(output.security_groups), "returns-service-database")
    error_message = "It must have a security group, and its database another."
  }
  assert {
    condition = alltrue([for path in ["api-gateway to returns-service", "returns-service to order-service", "returns-service to returns-service-database", "returns-service to endpoints"] :
    contains(output.paths, path)])
    error_message = "Its calls must be open, and the way to its database."
  }
  assert {
    condition     = module.discovery.registry_arns["returns-service"] != null
    error_message = "It must have an entry in Cloud Map."
  }
  assert {
    condition     = module.registry.urls["returns-service"] != null
    error_message = "It must have a repository for its image."
  }
  assert {
    condition     = module.service["returns-service"].log_group == "/ecs/returns-service"
    error_message = "It must have a log group."
  }
  assert {
    condition     = module.service["returns-service"].task_definition != null && module.service["returns-service"].running
    error_message = "It must have a task definition and an ECS service."
  }
  assert {
    condition     = toset(output.deployment.secrets["returns-service"]) == toset(["DATABASE_PASSWORD", "SIGNING_KEY"])
    error_message = "It keeps data and calls others: it needs a password and a key."
  }
  assert {
    condition     = output.deployment.database_hosts["returns-service"] != null && contains(keys(output.deployment.database_setup), "returns-service")
    error_message = "It must have a database and a task that sets it up."
  }
}

# Quotas of AWS that count for all services together, such as 20 rules of a network ACL, are preconditions.
run "takes_twenty_services" {
  variables {
    communication_map = "tests/maps/with-twenty.yml"
    run_services      = ["part-19-service"]
  }

  assert {
    condition     = length(output.deployment.database_hosts) == 19 && contains(output.paths, "part-18-service to part-19-service")
    error_message = "Each service must have what it needs."
  }
}
