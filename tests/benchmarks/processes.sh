# Starts and measures the processes of Paved Road one by one; for tests/benchmarks/startup and tests/benchmarks/budget.
# Environment, ports and command lines are those of a stack that ./run has started, so there is one place for them.

services=$(find . -maxdepth 5 -path "./*/src/main/resources/application.yml" -not -path "./platform/*" | cut -d / -f 2 | sort | tr "\n" " ")
work=target/benchmarks
ticks=$(getconf CLK_TCK)
pids=()

end_all() {
  # Without a pid, wait would wait for all there are.
  [[ ${#pids[@]} -gt 0 ]] || return 0
  kill -KILL "${pids[@]}" 2> /dev/null || true
  wait "${pids[@]}" 2> /dev/null || true
  pids=()
}

# Does not wait for anything. All load comes from one address and one customer, so there is no limit of either.
launch_stack() {
  local limits="-DRATE_LIMIT_PER_SECOND=0 -DORDER_LIMIT_PER_CUSTOMER=0 -DUNIT_LIMIT_PER_CUSTOMER=0 -DMAIL_LIMIT_PER_RECIPIENT=0"
  JAVA_TOOL_OPTIONS=$limits PORT_OFFSET=${PORT_OFFSET:-12000} ./run > "$work/stack.log" 2>&1 &
  launcher=$!
}

stack_down() {
  [[ -n ${launcher:-} ]] || return 0
  kill -TERM "$launcher" 2> /dev/null || true
  wait "$launcher" 2> /dev/null || true
  launcher=""
}

# Starts a stack with the AOT caches of the present jars, on ports of its own, and notes how it is made.
stack_up() {
  mkdir -p "$work"
  ./run train
  trap 'end_all; stack_down' EXIT
  launch_stack
  local deadline=$((SECONDS + 180))
  until grep -q 'Ctrl-C stops it' "$work/stack.log"; do
    if ! kill -0 "$launcher" 2> /dev/null || ((SECONDS > deadline)); then
      cat "$work/stack.log" >&2
      exit 1
    fi
    sleep 0.2
  done
  local service pid
  for service in $services; do
    pid=$(pid_in_stack "$service")
    grep -zv '^MALLOC_ARENA_MAX=' "/proc/$pid/environ" > "$work/$service.environment"
    # The process that runs is the yardstick's stranger: ours must not name its pid file.
    grep -zv '^-Dpavedroad.pidfile=' "/proc/$pid/cmdline" > "$work/$service.fast"
    printf '%s\0' "$(head -zn 1 "$work/$service.fast" | tr -d '\0')" -jar "$service/target/$service.jar" \
      > "$work/$service.plain"
  done
}

pid_in_stack() { # <service>
  cat ".local/run/$1.pid"
}

# Shows what a function prints, and keeps it. Not by a pipe: nobody would stop what was started in its subshell.
keep() { # <file> <function>
  local shown
  exec 3> >(tee "$1")
  shown=$!
  "$2" >&3 3>&-
  exec 3>&-
  wait "$shown"
}

setting() { # <service> <variable>
  grep -z "^$2=" "$work/$1.environment" | tr -d '\0' | cut -d = -f 2
}

# Starts a service as plain executable jar or the fast way; sets pid and port. Its ports are moved by so many.
launch() { # <service> <plain|fast> <offset>
  local variables command
  mapfile -d '' -t variables < "$work/$1.environment"
  mapfile -d '' -t command < "$work/$1.$2"
  [[ $2 == plain ]] || variables+=(MALLOC_ARENA_MAX=2)
  port=$(($(setting "$1" SERVER_PORT) + $3))
  env -i "${variables[@]}" SERVER_PORT=$port MANAGEMENT_PORT=$((port + 6000)) "${command[@]}" \
    > "$work/$1.$2.log" 2>&1 &
  pid=$!
  pids+=("$pid")
}

is_ready() { # <port>
  local status=""
  { exec 3<> "/dev/tcp/127.0.0.1/$1"; } 2> /dev/null || return 1
  printf 'GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
  read -r -t 5 _ status _ <&3 || true
  exec 3>&-
  [[ $status == 200 ]]
}

cpu_of() { # <pid>: seconds
  awk -v ticks="$ticks" '{ sub(/.*\) /, ""); printf "%.2f", ($12 + $13) / ticks }' "/proc/$1/stat"
}

rss_of() { # <pid>: MiB
  awk '/VmRSS/ { printf "%d", $2 / 1024 }' "/proc/$1/status"
}

now() {
  date +%s.%N
}

since() { # <moment>: seconds
  awk -v from="$1" -v to="$(now)" 'BEGIN { printf "%.2f", to - from }'
}

# Prints: seconds until ready, CPU seconds by then, MiB in memory then.
measure() { # <service> <plain|fast>
  local began deadline=$((SECONDS + 240))
  began=$(now)
  launch "$1" "$2" 500
  until is_ready "$port"; do
    if ! kill -0 "$pid" 2> /dev/null || ((SECONDS > deadline)); then
      tail -n 30 "$work/$1.$2.log" >&2
      echo "$1 is not ready; its log is $work/$1.$2.log" >&2
      return 1
    fi
    sleep 0.05
  done
  echo "$(since "$began") $(cpu_of "$pid") $(rss_of "$pid")"
  kill -KILL "$pid"
  wait "$pid" 2> /dev/null || true
  unset 'pids[-1]'
}

median() {
  sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'
}

column() { # <number>
  cut -d ' ' -f "$1"
}

quotient() { # <a> <b>
  awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'
}
