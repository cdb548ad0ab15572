# Functions that the scripts of this folder share; sourced, never run.

usage() { sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$0"; }
say() { printf '\n== %s\n' "$*"; }
die() { echo "${0##*/}: $*" >&2; exit 1; }

if [[ ${1:-} == --help || ${1:-} == -h ]]; then usage; exit; fi
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here"
for tool in terraform aws jq; do command -v "$tool" > /dev/null || die "needs $tool"; done

# AWS_ENDPOINT_URL counts for every command, also where the command line would not look at it.
aws() { command aws ${AWS_ENDPOINT_URL:+--endpoint-url "$AWS_ENDPOINT_URL"} "$@"; }

# deployed <jq filter>: what Terraform says of the deployment, asked once.
deployed() {
  if [[ -z ${deployment:-} ]]; then
    deployment=$(terraform output -json deployment 2> /dev/null) || die "nothing is deployed from here; infra/deploy does it"
    export AWS_REGION AWS_DEFAULT_REGION
    AWS_REGION=$(jq -r .region <<< "$deployment") AWS_DEFAULT_REGION=$AWS_REGION
  fi
  jq -r "$@" <<< "$deployment"
}

# map_json <file>: the communication map as JSON, without any tool but Terraform.
map_json() {
  local empty
  empty=$(mktemp -d)
  echo "jsonencode(yamldecode(file(\"$(realpath "$1")\")))" | terraform -chdir="$empty" console | jq -r .
  rmdir "$empty"
}

# running_task <service>: the id of a task that runs.
running_task() {
  local arn
  arn=$(aws ecs list-tasks --cluster "$(deployed .cluster)" --service-name "$1" --desired-status RUNNING \
    --query 'taskArns[0]' --output text)
  [[ $arn != None ]] || return 1
  echo "${arn##*/}"
}
