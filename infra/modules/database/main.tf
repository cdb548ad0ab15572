# RDS for PostgreSQL: encrypted, reached over TLS only, its master password made and kept by RDS itself.
resource "aws_db_subnet_group" "this" {
  name       = var.name
  subnet_ids = var.subnet_ids
}

resource "aws_db_parameter_group" "this" {
  name   = "${var.name}-postgres18"
  family = "postgres18"

  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }

  parameter {
    name  = "log_min_duration_statement"
    value = "1000"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_db_instance" "this" {
  for_each = var.instances

  identifier     = "${var.name}-${replace(each.key, "_", "-")}"
  engine         = "postgres"
  engine_version = "18"
  instance_class = var.instance_class

  username                    = "master"
  manage_master_user_password = true
  ca_cert_identifier          = var.ca_identifier

  storage_type          = "gp3"
  storage_encrypted     = true
  allocated_storage     = var.storage_gib
  max_allocated_storage = 5 * var.storage_gib

  db_subnet_group_name   = aws_db_subnet_group.this.name
  parameter_group_name   = aws_db_parameter_group.this.name
  vpc_security_group_ids = each.value
  publicly_accessible    = false
  multi_az               = var.multi_az

  backup_retention_period    = var.backup_days
  backup_window              = "02:00-03:00"
  maintenance_window         = "sun:03:30-sun:04:30"
  auto_minor_version_upgrade = true
  copy_tags_to_snapshot      = true

  deletion_protection       = var.deletion_protection
  skip_final_snapshot       = !var.deletion_protection
  final_snapshot_identifier = "${var.name}-${replace(each.key, "_", "-")}-last"

  enabled_cloudwatch_logs_exports = ["postgresql"]

  lifecycle {
    # A security group can be on an instance's interface only so often.
    precondition {
      condition     = length(each.value) <= 5
      error_message = "More than five databases share one instance, and AWS puts at most five security groups on it: set database_per_service = true."
    }
  }
}
