variable "kept_images" {
  description = "How many images of each service ECR keeps."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = var.kept_images >= 2 && var.kept_images <= 1000
    error_message = "kept_images: 2 to 1000; the one before the last is what a rollback needs."
  }
}

variable "github_repository" {
  description = "GitHub repository whose workflows may push images, 'owner/name'; without it none."
  type        = string
  default     = null

  validation {
    condition     = var.github_repository == null || can(regex("^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$", var.github_repository))
    error_message = "github_repository: 'owner/name', without a wildcard."
  }
}

variable "github_branch" {
  description = "The branch whose workflows may push images."
  type        = string
  default     = "main"
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9._/-]+$", var.github_branch))
    error_message = "github_branch: one branch, for example 'main', without a wildcard."
  }
}

variable "github_provider_arn" {
  description = "GitHub's identity provider, where the account has it already: there can be one only."
  type        = string
  default     = null

  validation {
    condition     = var.github_provider_arn == null || can(regex("^arn:aws:iam::[0-9]{12}:oidc-provider/token.actions.githubusercontent.com$", var.github_provider_arn))
    error_message = "github_provider_arn: 'arn:aws:iam::<account>:oidc-provider/token.actions.githubusercontent.com'."
  }
}
