variable "image_tag" {
  description = "Tag of every image; infra/deploy takes the commit's."
  type        = string
  default     = "none"
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$", var.image_tag)) && var.image_tag != "latest"
    error_message = "image_tag: a tag such as a commit's hash, not 'latest', as tags here never change."
  }
}

variable "run_services" {
  description = "Services whose tasks run. infra/deploy makes everything else first: images, secrets and databases have to be there."
  type        = set(string)
  default     = []
  nullable    = false
}

variable "database_setup_tag" {
  description = "Tag of the image that sets databases up; infra/deploy takes the hash of its folder."
  type        = string
  default     = "none"
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$", var.database_setup_tag))
    error_message = "database_setup_tag: a tag such as the hash of platform/database-setup."
  }
}

variable "collector_tag" {
  description = "Tag of the image of the collector of traces; infra/deploy takes the hash of its folder. With 'none' no task has one."
  type        = string
  default     = "none"
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$", var.collector_tag))
    error_message = "collector_tag: a tag such as the hash of infra/collector."
  }
}

variable "services" {
  description = "What single services have otherwise than the rest, by name: cpu, memory, tasks, max_tasks, more environment, more secrets."
  type = map(object({
    cpu         = optional(number)
    memory      = optional(number)
    tasks       = optional(number)
    max_tasks   = optional(number)
    environment = optional(map(string), {})
    secrets     = optional(list(string), [])
  }))
  default  = {}
  nullable = false

  validation {
    condition = alltrue([for service in var.services :
      contains([256, 512, 1024, 2048, 4096], coalesce(service.cpu, 256)) && coalesce(service.memory, 512) >= 512
    && coalesce(service.tasks, 1) >= 1])
    error_message = "services: cpu is one of 256, 512, 1024, 2048, 4096, memory at least 512, tasks at least 1."
  }

  validation {
    condition = alltrue(flatten([for service in var.services : [for name in keys(service.environment) :
    !can(regex("PASSWORD|SECRET|TOKEN|_KEY", name))]]))
    error_message = "services: a password, key or token does not belong into 'environment'; name it in 'secrets' and fill it with infra/secrets."
  }
}

variable "drain_seconds" {
  description = "How long a task that stops goes on answering: longer than DNS TTL 10 s + resolver 5 s + pooled connections 30 s."
  type        = number
  default     = 45
  nullable    = false

  validation {
    condition     = var.drain_seconds >= 0 && var.drain_seconds <= 110
    error_message = "drain_seconds: 0 to 110, as Fargate kills a task 120 s after it told it to stop."
  }
}

variable "discovery_domain" {
  description = "Domain under which services find each other inside the VPC."
  type        = string
  default     = "internal"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)*$", var.discovery_domain))
    error_message = "discovery_domain: a domain such as 'internal' or 'shop.internal'."
  }
}

variable "service_connect" {
  description = "ECS Service Connect, AWS's Envoy mesh, in the place of Cloud Map DNS: same names and ports, a proxy beside each task."
  type        = bool
  default     = false
  nullable    = false
}

variable "execute_command" {
  description = "ECS Exec: infra/port-forward and the part of infra/verify that looks from inside a task need it."
  type        = bool
  default     = true
  nullable    = false
}
