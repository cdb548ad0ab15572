# ECR: a repository for each image; a tag once pushed never changes.
resource "aws_ecr_repository" "this" {
  for_each = var.images

  name                 = "${var.name}/${each.key}"
  image_tag_mutability = "IMMUTABLE"

  image_scanning_configuration {
    scan_on_push = true
  }

  encryption_configuration {
    encryption_type = "AES256"
  }
}

resource "aws_ecr_lifecycle_policy" "this" {
  for_each = var.images

  repository = aws_ecr_repository.this[each.key].name
  policy = jsonencode({ rules = [{
    rulePriority = 1
    description  = "Keep the newest"
    selection    = { tagStatus = "any", countType = "imageCountMoreThan", countNumber = var.kept_images }
    action       = { type = "expire" }
  }] })
}
