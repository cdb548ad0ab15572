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
    error_message = "database_setup_tag: a tag such as the hash of infra/database-setup."
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

variable "task_cpu" {
  description = "CPU units of a task, 1024 are one vCPU; without it 256, and 512 with Service Connect."
  type        = number
  default     = null

  validation {
    condition     = var.task_cpu == null || contains([256, 512, 1024, 2048, 4096], coalesce(var.task_cpu, 0))
    error_message = "task_cpu: one of 256, 512, 1024, 2048, 4096."
  }
}

variable "task_memory" {
  description = "Memory of a task in MiB; without it 512, and 1024 with Service Connect."
  type        = number
  default     = null

  validation {
    condition     = var.task_memory == null || (coalesce(var.task_memory, 0) >= 512 && coalesce(var.task_memory, 0) <= 30720)
    error_message = "task_memory: 512 to 30720, and one that Fargate has for the cpu."
  }
}

variable "tasks" {
  description = "How many tasks a service has at least; two lie in two zones."
  type        = number
  default     = 2
  nullable    = false

  validation {
    condition     = var.tasks >= 1 && var.tasks <= 50
    error_message = "tasks: 1 to 50; 2 at least to survive the loss of a zone."
  }
}

variable "max_tasks" {
  description = "How many tasks autoscaling may give a service."
  type        = number
  default     = 6
  nullable    = false

  validation {
    condition     = var.max_tasks >= var.tasks && var.max_tasks <= 200
    error_message = "max_tasks: from 'tasks' to 200."
  }
}

variable "requests_per_task" {
  description = "Requests a minute for each task of the public service at which autoscaling adds one."
  type        = number
  default     = 1500
  nullable    = false

  validation {
    condition     = var.requests_per_task > 0
    error_message = "requests_per_task: more than 0."
  }
}

variable "spot" {
  description = "Run all but one task of each service on spare capacity, which is cheaper and may be taken away. Changing it later replaces the ECS services: a few minutes without them."
  type        = bool
  default     = false
  nullable    = false
}

variable "cpu_architecture" {
  description = "X86_64 or ARM64; images are built for it."
  type        = string
  default     = "X86_64"
  nullable    = false

  validation {
    condition     = contains(["X86_64", "ARM64"], var.cpu_architecture)
    error_message = "cpu_architecture: X86_64 or ARM64."
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
