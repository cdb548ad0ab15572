# Inputs of a task: environment, secrets, limits; and what the variables change of it.

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

run "sets_up_tasks" {
  command = plan
  variables {
    run_services = ["api-gateway", "user-service", "product-service", "order-service", "notification-service"]
  }

  assert {
    condition = alltrue([for service in module.service : (
      service.container.readonlyRootFilesystem && service.container.stopTimeout == 55
      && service.container.linuxParameters.capabilities.drop == ["ALL"]
      && one([for variable in service.container.environment : variable.value if variable.name == "DISCOVERY"]) == "dns"
      && one([for variable in service.container.environment : variable.value if variable.name == "DRAIN_TIME"]) == "45s"
    && service.container.healthCheck.command == ["CMD", "/app/health"])])
    error_message = "A task resolves names by DNS, drains 45 s, is stopped after 55 s, can write to no root file system and has no Linux capability."
  }
  assert {
    condition = alltrue([for name, secrets in {
      api-gateway          = ["PUBLIC_KEYS"]
      notification-service = ["DATABASE_PASSWORD", "PUBLIC_KEYS", "SMTP_PASSWORD", "SMTP_USERNAME", "VAPID_KEY"]
      order-service        = ["DATABASE_PASSWORD", "PUBLIC_KEYS", "SIGNING_KEY"]
      product-service      = ["DATABASE_PASSWORD", "PUBLIC_KEYS"]
      user-service         = ["ADMIN_PASSWORD", "DATABASE_PASSWORD", "PUBLIC_KEYS", "SIGNING_KEY"]
    } : [for secret in module.service[name].container.secrets : secret.name] == secrets])
    error_message = "A service has a secret that is not its own, or lacks one."
  }
  assert {
    condition = alltrue([for name in keys(local.databases) :
    strcontains(one([for variable in module.service[name].container.environment : variable.value if variable.name == "DATABASE_URL"]), "sslmode=verify-full")])
    error_message = "A service must check its database's certificate and host name."
  }
  assert {
    condition     = [for name, service in module.service : name if service.behind_load_balancer] == ["api-gateway"]
    error_message = "The gateway and nothing else is behind the load balancer."
  }
  assert {
    condition     = alltrue([for service in module.service : service.size == { cpu = 256, memory = 512, tasks = 2 }])
    error_message = "A task has 256 CPU units and 512 MiB, and there are two of each service."
  }
  assert {
    condition     = toset([for mount in module.service["order-service"].container.mountPoints : mount.containerPath]) == toset(["/tmp", "/var/lib/amazon", "/var/log/amazon"])
    error_message = "ECS Exec needs two folders that it may write to."
  }
  assert {
    condition     = length(output.deployment.databases) == length(local.databases)
    error_message = "Each database has an instance of its own by default."
  }
}

run "leaves_out_what_is_not_asked_for" {
  command = plan
  variables {
    database_per_service = false
    execute_command      = false
  }

  assert {
    condition     = alltrue([for service in module.service : !service.running])
    error_message = "Nothing may run before images, secrets and databases are there."
  }

  assert {
    condition     = keys(output.deployment.databases) == ["shared"] && length(local.instances["shared"]) == length(local.databases)
    error_message = "One instance has the security groups of all databases."
  }

  assert {
    condition     = [for mount in module.service["order-service"].container.mountPoints : mount.containerPath] == ["/tmp"]
    error_message = "Without ECS Exec only /tmp may be written to."
  }
}

run "overrides_a_single_service" {
  command = plan
  variables {
    run_services = ["order-service"]
    services     = { order-service = { cpu = 1024, memory = 2048, tasks = 3, environment = { SPRING_PROFILES_ACTIVE = "demo" } } }
  }

  assert {
    condition     = module.service["order-service"].size == { cpu = 1024, memory = 2048, tasks = 3 } && module.service["user-service"].size.cpu == 256
    error_message = "Only the named service has another size."
  }
  assert {
    condition     = one([for variable in module.service["order-service"].container.environment : variable.value if variable.name == "SPRING_PROFILES_ACTIVE"]) == "demo"
    error_message = "The named service has one variable more."
  }
}

run "gives_the_mesh_the_names_and_room_for_its_proxy" {
  command = plan
  variables {
    run_services    = ["api-gateway", "order-service"]
    service_connect = true
  }

  assert {
    condition     = length(module.discovery.registry_arns) == 0
    error_message = "Service Connect keeps the names itself."
  }
  assert {
    condition     = module.service["order-service"].alias == { name = "order-service.internal", port = 3003, request_timeout = 0 }
    error_message = "Names and ports stay, and no proxy ends an event stream."
  }
  assert {
    condition     = module.service["order-service"].size == { cpu = 512, memory = 1024, tasks = 2 }
    error_message = "The proxy needs room."
  }
}

run "puts_a_collector_of_traces_beside_each_service" {
  command = plan
  variables {
    traced_share  = 0.1
    collector_tag = "abc123"
  }

  assert {
    condition = alltrue([for service in module.service : (
      !service.collector.essential && service.collector.readonlyRootFilesystem && service.collector.linuxParameters.capabilities.drop == ["ALL"] && service.collector.restartPolicy.enabled
      && service.collector.cpu == 32 && service.collector.memory == 256 && !can(service.collector.portMappings)
    && service.container.cpu == 224 && service.container.dependsOn == [{ containerName = "aws-otel-collector", condition = "START" }])])
    error_message = "The collector is small, may die alone, writes nowhere, is called by nobody outside, and goes after the service."
  }
  assert {
    condition     = alltrue([for service in module.service : service.collector.image == "${module.registry.urls["aws-otel-collector"]}:abc123"])
    error_message = "The image is the deployment's own: tasks reach no other registry."
  }
  assert {
    condition = alltrue([for settings in [for service in module.service : yamldecode(one(service.collector.environment).value)] : (
      settings.receivers.otlp.protocols == { grpc = { endpoint = "127.0.0.1:4317" }, http = { endpoint = "127.0.0.1:4318" } }
      && settings.exporters == { awsxray = { region = "eu-central-1" } } && settings.processors.memory_limiter.limit_mib == 192
      && keys(settings.service.pipelines) == ["traces"] && settings.service.pipelines.traces.exporters == ["awsxray"]
    )])
    error_message = "The collector listens to its own task and sends traces to X-Ray."
  }
  assert {
    condition = alltrue([for service in module.service : (
      one([for variable in service.container.environment : variable.value if variable.name == "OTEL_EXPORTER_OTLP_ENDPOINT"]) == "http://127.0.0.1:4318"
    && one([for variable in service.container.environment : variable.value if variable.name == "OTEL_TRACES_SAMPLER_ARG"]) == "0.1")])
    error_message = "A service must know its collector and what share to trace."
  }
  assert {
    condition     = contains(module.network.endpoints, "xray") && length(module.network.endpoints) == 6
    error_message = "X-Ray is reached by an endpoint of its own."
  }
  assert {
    condition     = alltrue([for service in module.service : service.task_policies == ["ecs-exec", "send-traces"]])
    error_message = "The collector sends traces as the task."
  }
  assert {
    condition     = alltrue([for service in module.service : service.size == { cpu = 256, memory = 1024, tasks = 2 }])
    error_message = "The collector needs room."
  }
}

run "puts_no_collector_beside_what_runs_before_its_image_is_there" {
  command = plan
  variables {
    traced_share = 0.1
  }

  assert {
    condition = alltrue([for service in module.service : service.collector == null
    && !anytrue([for variable in service.container.environment : startswith(variable.name, "OTEL_")])])
    error_message = "A task with an image that is not there does not start."
  }
  assert {
    condition     = module.registry.urls["aws-otel-collector"] != null && output.deployment.collector_tag == "none"
    error_message = "There must be a repository to push the image to."
  }
}

run "traces_nothing_by_default" {
  command = plan
  variables {
    collector_tag = "abc123"
  }

  assert {
    condition = alltrue([for service in module.service : service.collector == null && service.task_policies == ["ecs-exec"]
      && !can(service.container.cpu) && !can(service.container.dependsOn)
    && !anytrue([for variable in service.container.environment : startswith(variable.name, "OTEL_")])])
    error_message = "There must be no collector, no right of one, and no word of it in the environment."
  }
  assert {
    condition     = module.network.endpoints == tolist(["ecr.api", "ecr.dkr", "logs", "secretsmanager", "ssmmessages"])
    error_message = "There must be no way to X-Ray."
  }
  assert {
    condition     = !contains(keys(module.registry.urls), "aws-otel-collector") && output.deployment.collector_tag == "none"
    error_message = "There must be no repository for a collector."
  }
}

run "refuses_settings_for_a_service_that_is_not_on_the_map" {
  command = plan
  variables {
    services = { no-service = { cpu = 512 } }
  }
  expect_failures = [output.communication_map]
}
