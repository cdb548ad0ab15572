# Finds a JDK 25; for ./run and ./pave.

fail() {
  echo "$1" >&2
  exit 1
}

is_jdk() {
  local version
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2> /dev/null) || return 1
  [[ -x $1/bin/javac && ${version:-0} -ge 25 ]]
}

find_jdk() {
  local home
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/* ~/.sdkman/candidates/java/* ~/.jdks/* \
    ~/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home ~/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /opt/*; do
    if is_jdk "$home"; then
      echo "$home"
      return
    fi
  done
  fail "Paved Road needs a JDK 25 and none is in the usual places: install one (https://adoptium.net) or set JAVA_HOME."
}
