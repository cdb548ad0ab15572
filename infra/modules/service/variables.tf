variable "name" {
  description = "Name of the service on the communication map."
  type        = string
}

variable "settings" {
  description = "What sets this service apart from the others."
  type = object({
    port        = number
    image       = string
    cpu         = number
    memory      = number
    tasks       = number
    max_tasks   = number
    environment = map(string)
    secrets     = map(string)
  })
}

variable "platform" {
  description = "What all services share."
  type = object({
    name                = string
    cluster_name        = string
    subnet_ids          = list(string)
    cpu_architecture    = string
    drain_seconds       = number
    spot                = bool
    execute_command     = bool
    log_group_prefix    = string
    log_retention_days  = number
    discovery_domain    = string
    discovery_namespace = string
    service_connect     = bool
    collector           = object({ image = string, repository_arn = string })
  })
}

variable "run" {
  description = "Whether tasks run; without, everything but them is made."
  type        = bool
}

variable "security_group_id" {
  description = "Security group of the tasks."
  type        = string
}

variable "repository_arn" {
  description = "The repository of the image."
  type        = string
}

variable "registry_arn" {
  description = "Cloud Map entry to register under; null with Service Connect."
  type        = string
}

variable "load_balancer" {
  description = "Target group to join and what autoscaling calls it, for the public service; null for the others."
  type        = object({ target_group_arn = string, resource_label = string, requests_per_task = number })
}
