"""What every IAM policy of a plan must keep to."""
import json
import re

# Actions that AWS offers for no single resource.
FOR_ANY_RESOURCE = {"ecr:GetAuthorizationToken", "ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel",
                    "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel",
                    "xray:PutTraceSegments"}


def as_list(value):
    return value if isinstance(value, list) else [value]


def statements(plan):
    """Every statement of the plan's policies, with the resource that has it."""
    for resource in plan.found:
        for attribute in ("policy", "assume_role_policy"):
            text = resource["values"].get(attribute)
            if resource["type"].startswith("aws_") and isinstance(text, str) and text.startswith("{"):
                content = json.loads(text)
                if resource["type"] == "aws_ecr_lifecycle_policy":
                    continue
                for statement in as_list(content["Statement"]):
                    yield resource, statement


def policy_mistakes(plan):
    for resource, statement in statements(plan):
        where = f"{resource['address']}, statement {statement.get('Sid', '?')}"
        if statement["Effect"] == "Deny":
            continue
        actions = as_list(statement.get("Action", []))
        if "NotAction" in statement or "NotResource" in statement:
            yield f"{where}: says what is not allowed in place of what is"
        yield from (f"{where}: the action {action} has a wildcard" for action in actions if "*" in action)
        of_this_account = "aws:PrincipalAccount" in statement.get("Condition", {}).get("StringEquals", {})
        if "*" in as_list(statement.get("Resource", [])) and not of_this_account:
            yield from (f"{where}: {action} is allowed on every resource" for action in actions
                        if action not in FOR_ANY_RESOURCE)
        principal = statement.get("Principal")
        if principal in ("*", {"AWS": "*"}) and resource["type"] != "aws_vpc_endpoint":
            yield f"{where}: everybody is allowed"
        if resource["type"] == "aws_iam_role" and not statement.get("Condition"):
            yield f"{where}: the role can be taken without a condition"


# Made only where somebody asks for it.
OPTIONAL = {"TakenByOneBranch", "PushImages", "SendTraces"}


def undocumented(plan, reference):
    """Statements that the reference does not explain, and explanations of statements that are not there."""
    with open(reference) as file:
        explained = set(re.findall(r"^\| `(\w+)` \|", file.read(), re.MULTILINE))
    made = {statement.get("Sid", f"without a name, in {resource['address']}") for resource, statement in statements(plan)}
    yield from (f"{reference} does not explain the IAM statement {name}" for name in sorted(made - explained))
    yield from (f"{reference} explains {name}, which no policy has" for name in sorted(explained - made - OPTIONAL))
