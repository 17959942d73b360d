# Fills an empty database by SQL, and waits until it is read. Sourced.

fill() {
  local began=$SECONDS
  admin -v complaints="$complaints" -f load-tests/search/fill.sql < <(grep -v '^#' src/main/resources/demo/texts.tsv)
  echo "filled within $((SECONDS - began)) s"
}

wait_for_reader() {
  local began=$SECONDS
  until [ "$(admin -c "SELECT coalesce(bool_and((p.tx, p.id) >= (SELECT tx, id FROM event ORDER BY tx DESC, id DESC LIMIT 1)), false)
      FROM log_position p WHERE p.reader IN ('search', 'customers')")" = t ]; do sleep 2; done
  echo "readers of words and of customers' files: $((SECONDS - began)) s"
  admin -c 'VACUUM (ANALYZE) text_gram' -c 'VACUUM (ANALYZE) complaint' -c 'ANALYZE customer_contact'
}
