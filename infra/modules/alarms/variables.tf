variable "name" {
  description = "Prefix of every name."
  type        = string
}

variable "email" {
  description = "Who is told by mail, after confirming it; null for nobody."
  type        = string
}

variable "load_balancer" {
  description = "What CloudWatch calls the load balancer."
  type        = string
}

variable "target_group" {
  description = "What CloudWatch calls the tasks behind the load balancer."
  type        = string
}

variable "databases" {
  description = "Identifier of each database instance."
  type        = map(string)
}

variable "storage_gib" {
  description = "Storage that a database instance begins with."
  type        = number
}

variable "services" {
  description = "Cluster and least number of tasks of each service that runs; empty without Container Insights."
  type        = map(object({ cluster = string, tasks = number }))
}
