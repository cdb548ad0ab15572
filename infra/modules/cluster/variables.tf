variable "name" {
  description = "Name of the cluster."
  type        = string
}

variable "container_insights" {
  description = "CloudWatch Container Insights: 'enhanced', 'enabled' or 'disabled'."
  type        = string
}
