variable "database_per_service" {
  description = "An instance for each database rather than one that holds them all; groups and roles keep them apart either way."
  type        = bool
  default     = true
  nullable    = false
}

variable "database_instance_class" {
  description = "Size of a database instance."
  type        = string
  default     = "db.t4g.micro"
  nullable    = false

  validation {
    condition     = can(regex("^db\\.[a-z0-9]+\\.[a-z0-9]+$", var.database_instance_class))
    error_message = "database_instance_class: a class such as 'db.t4g.micro'."
  }
}

variable "database_storage_gib" {
  description = "Storage of a database instance to begin with, in GiB; it grows to five times that."
  type        = number
  default     = 20
  nullable    = false

  validation {
    condition     = var.database_storage_gib >= 20 && var.database_storage_gib <= 13107
    error_message = "database_storage_gib: 20 to 13107, as gp3 has it, five times of which RDS can still hold."
  }
}

variable "database_multi_az" {
  description = "A standby of each database instance in a second zone."
  type        = bool
  default     = true
  nullable    = false
}

variable "database_backup_days" {
  description = "How many days backups are kept."
  type        = number
  default     = 7
  nullable    = false

  validation {
    condition     = var.database_backup_days >= 1 && var.database_backup_days <= 35
    error_message = "database_backup_days: 1 to 35."
  }
}

variable "database_ca_identifier" {
  description = "Which of RDS's authorities signs the databases' certificates; null takes the account's default."
  type        = string
  default     = "rds-ca-rsa2048-g1"

  validation {
    condition     = var.database_ca_identifier == null || can(regex("^rds-ca-[a-z0-9-]+$", var.database_ca_identifier))
    error_message = "database_ca_identifier: one of 'aws rds describe-certificates', for example 'rds-ca-rsa2048-g1'."
  }
}

variable "database_ca" {
  description = "The one certificate authority that services trust for databases, PEM: database_ca_identifier's of the region; infra/deploy fetches it."
  type        = string
  nullable    = false

  validation {
    condition     = length(regexall("-----BEGIN CERTIFICATE-----", var.database_ca)) == 1 && strcontains(var.database_ca, "-----END CERTIFICATE-----")
    error_message = "database_ca: exactly one certificate in PEM; infra/deploy fetches the region's from https://truststore.pki.rds.amazonaws.com."
  }
}

variable "mail_from" {
  description = "Sender of every mail; without it orders@<domain_name>."
  type        = string
  default     = null

  validation {
    condition     = var.mail_from == null || can(regex("^[^@ ]+@[^@ ]+\\.[^@ ]+$", var.mail_from))
    error_message = "mail_from: an address such as 'orders@example.com'."
  }
}

variable "smtp_host" {
  description = "Mail server of another provider than SES; its account goes into infra/secrets."
  type        = string
  default     = null

  validation {
    condition     = var.smtp_host == null || can(regex("^[a-z0-9.-]+$", var.smtp_host))
    error_message = "smtp_host: a host name such as 'smtp.example.com'."
  }
}

variable "smtp_port" {
  description = "Port of the mail server; it must be among the 'internet' ports of notification-service on the map."
  type        = number
  default     = 587
  nullable    = false

  validation {
    condition     = contains([25, 465, 587, 2525, 2587], var.smtp_port)
    error_message = "smtp_port: 587, or what your provider says of 25, 465, 2525, 2587."
  }
}
