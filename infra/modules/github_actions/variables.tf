variable "name" {
  description = "Prefix of every name."
  type        = string
}

variable "repository" {
  description = "The GitHub repository, 'owner/name'."
  type        = string
}

variable "branch" {
  description = "The one branch whose workflows may take the role."
  type        = string
}

variable "provider_arn" {
  description = "GitHub's identity provider where the account has it already; null makes it."
  type        = string
}

variable "repository_arns" {
  description = "The image repositories."
  type        = list(string)
}
