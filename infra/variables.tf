variable "name" {
  description = "Prefix of every name, so that two copies fit into one account."
  type        = string
  default     = "pavedroad"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,15}$", var.name)) && !startswith(var.name, "sg-")
    error_message = "name: 2 to 16 lower-case letters, digits and '-', a letter first, not 'sg-...'; for example 'pavedroad'."
  }
}

variable "region" {
  description = "AWS region; without it AWS_REGION or the profile's."
  type        = string
  default     = null

  validation {
    condition     = var.region == null || can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "region: a region's code, for example 'eu-central-1'."
  }
}

variable "max_retries" {
  description = "How often a call of the AWS API is tried again."
  type        = number
  default     = 25
  nullable    = false

  validation {
    condition     = var.max_retries >= 0 && var.max_retries <= 100
    error_message = "max_retries: 0 to 100."
  }
}

variable "communication_map" {
  description = "Path of another communication map than the repository's."
  type        = string
  default     = null

  validation {
    condition     = var.communication_map == null || fileexists(coalesce(var.communication_map, "none"))
    error_message = "communication_map: there is no such file; leave it out to take ../communication-map.yml."
  }
}
