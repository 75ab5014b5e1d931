#!/usr/bin/env bash
# A JDK, since a Java without the compiler cannot grade
set -e
apt-get update
apt-get install -y --no-install-recommends openjdk-17-jdk-headless ||
  apt-get install -y --no-install-recommends default-jdk-headless
