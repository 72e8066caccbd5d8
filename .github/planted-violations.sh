#!/usr/bin/env bash
# Proves that the gates of the build hold: plants one violation at a time into a temporary copy of this checkout, builds
# it, and expects the build to fail with a message that says what to do.
#
#   .github/planted-violations.sh                 every case
#   .github/planted-violations.sh clock cycle     these cases
#   .github/planted-violations.sh -o clock        without the network (Maven's local repository must be warm)
#   .github/planted-violations.sh -l              names of the cases
#
# Ends with 0 if every gate held. On 1 the logs of the cases that got through stay, and their folder is printed.
set -euo pipefail
{ # read whole before it runs, so that an edit meanwhile does not derail it

list=no
maven=(mvn -B)
while getopts ol option; do
  case "$option" in
    o) maven+=(-o) ;;
    l) list=yes ;;
    *) sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "$0" >&2; exit 2 ;;
  esac
done
shift $((OPTIND - 1))
wanted=" $* "

core=(-pl crm-core process-classes)
house=(-pl crm-examples -am test -Dtest=ArchitectureTest -Dsurefire.failIfNoSpecifiedTests=false)

if [ "$list" = no ]; then
  top=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  copy="$work/copy"
  logs="$work/logs"
  mkdir "$copy" "$logs"
  # What is in the working tree now, committed or not, as a repository of its own that a case can be undone in.
  (cd "$top" && git ls-files -coz --exclude-standard | while IFS= read -r -d '' file; do
    if [ -e "$file" ]; then printf '%s\0' "$file"; fi
  done | tar -c --null -T -) | tar -x -C "$copy"
  cd "$copy"
  git init -q
  git add -A
  git -c user.name=planted -c user.email=planted@localhost commit -q -m planted
  printf '%-20s %-10s %5s  %s\n' planted caught sec 'the build says'
fi

ran=0
escaped=0

# check NAME PATTERN SCOPE PLANTER [ARGUMENT...]: the log must match the extended regular expression PATTERN, and the build
# must fail; where PATTERN is empty the build must pass.
check() {
  local name=$1 pattern=$2 scope=$3
  shift 3
  if [ "$list" = yes ]; then echo "$name"; return; fi
  if [ "$wanted" != "  " ] && [[ "$wanted" != *" $name "* ]]; then return; fi
  ran=$((ran + 1))
  local log="$logs/$name" started=$SECONDS status=0 verdict=NO said=''
  local -n arguments=$scope
  "$@"
  "${maven[@]}" "${arguments[@]}" >"$log" 2>&1 </dev/null || status=$?
  git checkout -q .
  git clean -qfd
  if [ -z "$pattern" ]; then
    if [ "$status" -eq 0 ]; then verdict=passes; else said='the build fails with nothing planted'; fi
  else
    said=$(grep -Em1 "$pattern" "$log" | sed -E "s/^\[[A-Z]+\] +//; s|$copy/||g; s/^org.opentest4j.AssertionFailedError: //" || true)
    if [ "$status" -ne 0 ] && [ -n "$said" ]; then verdict=yes; fi
  fi
  if [ "$verdict" = NO ]; then escaped=$((escaped + 1)); fi
  printf '%-20s %-10s %5d  %s\n' "$name" "$verdict" $((SECONDS - started)) "$said"
}

nothing() { :; }

money=crm-core/src/main/java/dev/rapport/core/money

# A well-formed class around one expression. It is formatted, so that the formatter is not what stops it.
expression() {
  class "  static Object planted() {
    return $1;
  }"
}

# A well-formed package-private class, in the package money unless another folder and package are given.
class() {
  local body=$1 folder=${2:-$money} package=${3:-dev.rapport.core.money}
  mkdir -p "$folder"
  cat >"$folder/Planted.java" <<JAVA
package $package;

/** Planted. */
final class Planted {
  private Planted() {}

$body
}
JAVA
}

# The same class made public, with a body that is part of the published interface.
public_class() {
  class "$1"
  sed -i 's/^final class/public final class/' "$money/Planted.java"
}

unformatted() {
  expression '"planted"'
  sed -i 's/^    return/return/' "$money/Planted.java"
}

# new_package NAME: a package below crm-core's root that uses nothing.
new_package() {
  local folder=crm-core/src/main/java/dev/rapport/core/$1
  class '  static int planted() {
    return 1;
  }' "$folder" "dev.rapport.core.$1"
  cat >"$folder/package-info.java" <<JAVA
/** Planted. */
@NullMarked
package dev.rapport.core.$1;

import org.jspecify.annotations.NullMarked;
JAVA
}

unmarked() {
  new_package "$1"
  rm "crm-core/src/main/java/dev/rapport/core/$1/package-info.java"
}

root_type() {
  class '  static int planted() {
    return 1;
  }' crm-core/src/main/java/dev/rapport/core dev.rapport.core
}

# uses PACKAGE EXPRESSION: a class of crm-core's PACKAGE that uses a type of another package.
uses() {
  class "  static Object planted() {
    return $2;
  }" "crm-core/src/main/java/dev/rapport/core/$1" "dev.rapport.core.$1"
}

# replace FILE FROM TO: fails where there is nothing to replace, so that a case cannot go stale unseen.
replace() {
  grep -q -- "$2" "$1" || { echo "nothing to plant on: $1 has no \"$2\"" >&2; exit 3; }
  sed -i "0,\\|$2|s||$3|" "$1"
}

check nothing '' core nothing

# What a pure library must not touch: forbidden signatures.
check clock 'Instant#now\(\) \[.*take the instant as an argument' core expression 'java.time.Instant.now()'
check zone 'ZoneId#systemDefault\(\) \[.*take a ZoneId as an argument' core expression 'java.time.ZoneId.systemDefault()'
check locale 'String#formatted\(.*name one, Locale.ROOT' core expression '"%d".formatted(1)'
check charset 'Charset#defaultCharset\(\) \[.*name one, such as' core expression 'java.nio.charset.Charset.defaultCharset()'
check file 'java.io.File \[.*take the content as an argument' core expression 'new java.io.File("planted")'
check network 'java.net.InetAddress \[.*take the content as an argument' core expression 'java.net.InetAddress.getLoopbackAddress()'
check process 'java.lang.ProcessBuilder \[.*do the work in the call' core expression 'new ProcessBuilder("planted")'
check console 'System#out \[.*return the text' core expression 'System.out'
check thread 'java.lang.Thread \[.*parallelism belongs to the caller' core expression 'new Thread(() -> {})'
check system-property 'System#getProperties\(\) \[.*take the value as an argument' core expression 'System.getProperties()'
check environment 'System#getenv\(\) \[.*take the value as an argument' core expression 'System.getenv()'
check resource 'Class#getResource\(.*\[.*take the content as an argument' core expression 'String.valueOf(Planted.class.getResource("planted"))'
check randomness 'Random#<init>\(\) \[.*take a seed as an argument' core expression 'new java.util.Random()'

# What the compiler refuses.
check lint 'found raw type: java.util.ArrayList' core expression 'new java.util.ArrayList()'
check bug-pattern '\[ReturnValueIgnored\]' core class '  static void planted() {
    "planted".strip();
  }'
check nullness '\[NullAway\] returning @Nullable expression' core class '  static String planted() {
    return null;
  }'
check undocumented 'no comment' core public_class '  public static int planted() {
    return 1;
  }'
check broken-javadoc '@param name not found' core public_class '  /**
   * Plants.
   *
   * @param nothing that is there
   * @return one
   */
  public static int planted() {
    return 1;
  }'
check guava-signature 'ImmutableList in module com.google.common is not indirectly exported' core public_class '  /**
   * Plants.
   *
   * @return nothing
   */
  public static com.google.common.collect.ImmutableList<String> planted() {
    return com.google.common.collect.ImmutableList.of();
  }'

# What the build files and the formatter say.
check unformatted "mvn spotless:apply" core unformatted
check dependency 'A published module depends on guava, slf4j-api and jspecify alone' core \
  replace crm-core/pom.xml '<dependencies>' '<dependencies><dependency><groupId>org.openjdk.jmh</groupId><artifactId>jmh-core</artifactId></dependency>'
check jqwik 'jqwik stays at 1.9.3' core replace pom.xml '<jqwik.version>1.9.3<' '<jqwik.version>1.10.1<'

# What the plan of the house says.
check nothing-in-house '' house nothing
check cycle 'this closes a cycle: numeric -> money -> numeric\. Take what is needed' house uses numeric 'dev.rapport.core.money.Money.of("EUR", "1")'
check floor 'money lies below customer.* Take what is needed as an argument' house uses money 'new dev.rapport.core.customer.CustomerId("planted")'
check new-package 'cellar has no floor\. Name "cellar" in ArchitectureTest' house new_package cellar
check unmarked 'cellar is not @NullMarked\. Write its package-info' house unmarked cellar
check root-type 'stands in a root package, which holds no types\. Move it' house root_type
check outside 'uses java.io.Closeable, but a published module does no input or output\. Take' house class '  static int planted(java.io.Closeable closeable) {
    return closeable.hashCode();
  }'
check descriptor 'requires \[java.sql\], but a published module requires at most' house \
  replace crm-loyalty/src/main/java/module-info.java 'requires com.google.common;' 'requires com.google.common;\n  requires java.sql;'
check guava-transitive 'requires \[transitive com.google.common\], but a published module requires at most' house \
  replace crm-core/src/main/java/module-info.java 'requires com.google.common;' 'requires transitive com.google.common;'
check siblings 'module not found: dev.rapport.scoring' house \
  replace crm-loyalty/src/main/java/module-info.java 'requires com.google.common;' 'requires com.google.common;\n  requires dev.rapport.scoring;'

if [ "$list" = yes ]; then exit 0; fi
if [ "$ran" -eq 0 ]; then
  echo "no such case:$wanted(-l lists them)" >&2
  exit 2
fi
if [ "$escaped" -gt 0 ]; then
  trap - EXIT
  rm -rf "$copy"
  echo "$escaped of $ran cases went wrong; logs: $logs"
  exit 1
fi
echo "all $ran cases as expected"
exit 0
}
