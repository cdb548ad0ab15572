variable "log_retention_days" {
  description = "How long CloudWatch keeps logs, in days."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731], var.log_retention_days)
    error_message = "log_retention_days: one of the numbers that CloudWatch knows: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731."
  }
}

variable "log_group_prefix" {
  description = "What the names of log groups begin with; services follow."
  type        = string
  default     = "/ecs"
  nullable    = false

  validation {
    condition     = can(regex("^/[A-Za-z0-9_/-]*[A-Za-z0-9]$", var.log_group_prefix))
    error_message = "log_group_prefix: a path such as '/ecs'."
  }
}

variable "container_insights" {
  description = "CloudWatch Container Insights."
  type        = string
  default     = "enabled"
  nullable    = false

  validation {
    condition     = contains(["enhanced", "enabled", "disabled"], var.container_insights)
    error_message = "container_insights: enhanced, enabled or disabled."
  }
}

variable "traced_share" {
  description = "Share of the requests that is traced to X-Ray, by a collector beside each task; null traces none and makes nothing for it."
  type        = number
  default     = null

  validation {
    condition     = var.traced_share == null || (coalesce(var.traced_share, 0) > 0 && coalesce(var.traced_share, 0) <= 1)
    error_message = "traced_share: more than 0 and at most 1, for example 0.1; leave it out to trace nothing."
  }

  validation {
    condition = var.traced_share == null || alltrue([for memory in concat([var.task_memory], values(var.services)[*].memory) :
    coalesce(memory, 1024) >= 1024])
    error_message = "traced_share: the collector takes 256 MiB of each task: make task_memory, and 'memory' in services, 1024 at least, or leave them out."
  }
}

variable "alarm_email" {
  description = "Who is told of alarms; AWS asks that address to confirm."
  type        = string
  default     = null

  validation {
    condition     = var.alarm_email == null || can(regex("^[^@ ]+@[^@ ]+\\.[^@ ]+$", var.alarm_email))
    error_message = "alarm_email: an address such as 'ops@example.com'."
  }
}
