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
  description = "Memory of a task in MiB; without it 512, and 1024 with Service Connect or traces."
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
  description = "How many tasks autoscaling may give a service. Each holds 10 connections, a deployment doubles the tasks, and a db.t4g.micro takes some 110."
  type        = number
  default     = 5
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
