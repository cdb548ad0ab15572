terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100.0, < 6.0.0"
    }
  }

  # The bucket is named at init, by -backend-config=bucket=... (infra/deploy does); S3 itself holds the lock.
  backend "s3" {
    key          = "pavedroad/terraform.tfstate"
    use_lockfile = true
    encrypt      = true
  }
}

provider "aws" {
  region      = var.region
  max_retries = var.max_retries

  default_tags {
    tags = { Project = var.name, ManagedBy = "terraform" }
  }
}
