variable "name" {
  description = "Prefix of every name."
  type        = string
}

variable "databases" {
  description = "Of each service that has a database: its name, its host, the master's secret, the service's own password."
  type        = map(object({ database = string, host = string, master_secret_arn = string, password_secret_arn = string }))
}

variable "image" {
  description = "Image with tag."
  type        = string
}

variable "repository_arn" {
  description = "The repository of the image."
  type        = string
}

variable "database_ca" {
  description = "Certificate of the authority that signs the databases' certificates, PEM."
  type        = string
}

variable "cpu_architecture" {
  description = "X86_64 or ARM64."
  type        = string
}

variable "log_retention_days" {
  description = "How long logs are kept."
  type        = number
}

variable "log_group_prefix" {
  description = "What the name of the log group begins with."
  type        = string
}
