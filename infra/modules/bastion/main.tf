# A machine to hop over by SSH, for those who cannot use infra/port-forward, which needs no open port.
data "aws_ssm_parameter" "image" {
  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64"
}

resource "aws_key_pair" "this" {
  key_name   = "${var.name}-bastion"
  public_key = var.public_key
}

resource "aws_instance" "this" {
  ami                         = data.aws_ssm_parameter.image.value
  instance_type               = "t4g.nano"
  key_name                    = aws_key_pair.this.key_name
  subnet_id                   = var.subnet_id
  vpc_security_group_ids      = [var.security_group_id]
  associate_public_ip_address = true

  metadata_options {
    http_tokens = "required"
  }

  root_block_device {
    encrypted = true
  }

  tags = { Name = "${var.name}-bastion" }

  lifecycle {
    # A newer image is taken when the bastion is made anew, not under the feet of who is signed in.
    ignore_changes = [ami]
  }
}
