# SES: who may send, and the account that signs in over SMTP. Every AWS account begins in SES's sandbox, where mail reaches
# verified addresses alone; https://docs.aws.amazon.com/ses/latest/dg/request-production-access.html says how to leave it.
locals {
  domain   = split("@", var.mail_from)[1]
  identity = var.zone_id == null ? aws_ses_email_identity.this[0].arn : aws_ses_domain_identity.this[0].arn
}

resource "aws_ses_email_identity" "this" {
  count = var.zone_id == null ? 1 : 0

  email = var.mail_from
}

resource "aws_ses_domain_identity" "this" {
  count = var.zone_id == null ? 0 : 1

  domain = local.domain
}

resource "aws_ses_domain_dkim" "this" {
  count = var.zone_id == null ? 0 : 1

  domain = aws_ses_domain_identity.this[0].domain
}

# SES always makes three.
resource "aws_route53_record" "dkim" {
  count = var.zone_id == null ? 0 : 3

  zone_id = var.zone_id
  name    = "${aws_ses_domain_dkim.this[0].dkim_tokens[count.index]}._domainkey.${local.domain}"
  type    = "CNAME"
  ttl     = 600
  records = ["${aws_ses_domain_dkim.this[0].dkim_tokens[count.index]}.dkim.amazonses.com"]
}

# SMTP signs in with a password made of a user's access key; infra/secrets makes it.
resource "aws_iam_user" "smtp" {
  name = "${var.name}-smtp"
}

data "aws_iam_policy_document" "smtp" {
  statement {
    sid       = "SendAsMailFrom"
    actions   = ["ses:SendRawEmail"]
    resources = [local.identity]

    condition {
      test     = "StringEquals"
      variable = "ses:FromAddress"
      values   = [var.mail_from]
    }
  }
}

resource "aws_iam_user_policy" "smtp" {
  name   = "send"
  user   = aws_iam_user.smtp.name
  policy = data.aws_iam_policy_document.smtp.json
}
