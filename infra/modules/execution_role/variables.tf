variable "name" {
  description = "Name of the role."
  type        = string
}

variable "repository_arns" {
  description = "The repositories whose images are pulled, and no others."
  type        = list(string)
}

variable "log_group_arn" {
  description = "The one log group that is written to."
  type        = string
}

variable "secret_arns" {
  description = "The secrets that are read, and no others."
  type        = list(string)
}
