# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Completion of equalens-cli for bash: commands, options, fixed choices, files.

_equalens_cli_files() {
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen -f -- "$1")
}

_equalens_cli_words() {
  mapfile -t COMPREPLY < <(compgen -W "$2" -- "$1")
}

# The options of a command, besides --help.
_equalens_cli_options() {
  case $1 in
  new) echo "--school --urn --laestab --phase" ;;
  questionnaire) echo "--use --show --export --crosswalk --format" ;;
  import)
    echo "--audience --wave --sheet --mapping --export-mapping --no-memory --forget --replace --dry-run" \
      "--format"
    ;;
  census) echo "--date --school-in-file --mapping --export-mapping --no-memory --forget --dry-run --format" ;;
  outcomes) echo "--replace --kind --school-in-file --mapping --export-mapping --no-memory --forget --dry-run --format" ;;
  set) echo "--place" ;;
  sort) echo "--project --format" ;;
  split) echo "--output --date --format" ;;
  imports) echo "--undo --format" ;;
  scores) echo "--wave --since --by --detail --weight-to --format" ;;
  items) echo "--wave --since --format" ;;
  rri) echo "--wave --kind --audience --by --detail --count --against --after --beside --place --format" ;;
  plan) echo "--bank --propose --read-back --format" ;;
  findings) echo "--wave --format" ;;
  check | pathway) echo "--format" ;;
  pack) echo "--output" ;;
  comments) echo "--wave --audience --theme --search --tag --by --detail --quotable --quote --unquote --mask --add-tag --remove-tag --format" ;;
  accreditation) echo "--stage --criterion --level --note --format" ;;
  documents) echo "--output --only --language --palette --format" ;;
  network) echo "--add --remove --move --cohort --audience --theme --kind --detail --wave --hide-names --output --language --palette --format" ;;
  workbook) echo "--internal --output --wave --beside --place --sheets --questions --service --logo --language --palette" ;;
  report) echo "--for --internal --output --wave --questions --service --logo --language --palette" ;;
  service) echo "--name --contact --logo --colour" ;;
  tidy) echo "--internal --output --wave" ;;
  analyse) echo "--school --questionnaire --pupil --staff --parent" \
    "--pupil-sheet --staff-sheet --parent-sheet --census --outcomes --output --json --language --palette" ;;
  esac
}

# What may follow an option; fails where nothing can be foreseen.
_equalens_cli_value() {
  local option=$1 current=$2 command=$3
  case $option in
  --format) _equalens_cli_words "$current" "table json csv" ;;
  --audience) _equalens_cli_words "$current" "pupil staff parent" ;;
  --detail) _equalens_cli_words "$current" "broad full codes" ;;
  --count) _equalens_cli_words "$current" "events pupils" ;;
  --beside)
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -W england -- "$current"; compgen -f -- "$current")
    ;;
  --palette) _equalens_cli_words "$current" "usual strong grey" ;;
  --language) _equalens_cli_words "$current" "en cy" ;;
  --against) _equalens_cli_words "$current" "school rest" ;;
  --phase) _equalens_cli_words "$current" "primary secondary special other" ;;
  --sheets)
    _equalens_cli_words "$current" "themes questions answers groups outcomes progress comments plan meaning about"
    ;;
  --for) _equalens_cli_words "$current" "full governors families" ;;
  --kind | --after)
    if [ "$command" = rri ]; then
      _equalens_cli_words "$current" "suspension exclusion lunchtime answered"
    else
      _equalens_cli_words "$current" "suspension exclusion lunchtime"
    fi
    ;;
  --by | --weight-to) _equalens_cli_words "$current" "ethnicity sex year sen sen-need fsm language disability religion" ;;
  --use | --export | --crosswalk | --mapping | --export-mapping | --project | --read-back | --questionnaire | --pupil | --staff | --parent | \
    --census | --outcomes | --json | --logo | --output | -o | --add)
    _equalens_cli_files "$current"
    ;;
  --school | --place | --school-in-file | --urn | --laestab | --wave | --only | --remove | --move | --since | --date | --undo | --theme | --cohort | --search | \
    --tag | --quote | --unquote | --mask | --add-tag | --remove-tag | --stage | --criterion | --level | --note | --service | \
    --name | --contact | --colour | --sheet | --pupil-sheet | --staff-sheet | --parent-sheet) ;;
  --replace) [ "$command" = import ] ;;
  *) return 1 ;;
  esac
}

_equalens_cli() {
  local commands="new questionnaire import census outcomes sort split set imports scores items rri
    findings comments plan accreditation workbook report documents service tidy pack network pathway check analyse"
  local settings="school= urn= laestab= k= strength.score= strength.low= area.score= area.lowest= gap.points=
    uncertainty.share= rri.over= rri.under= evidence.clear= evidence.some= few.expected=
    few.outcomes= alpha.low= alpha.items= outcomes.years= invited.pupil= invited.staff= invited.parent=
    merge.ethnicity= merge.year="
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
  local command=${COMP_WORDS[1]}
  COMPREPLY=()

  if [ "$COMP_CWORD" -eq 1 ]; then
    _equalens_cli_words "$current" "$commands --help --version"
  elif _equalens_cli_value "$previous" "$current" "$command"; then
    :
  elif [ "$command" = network ] && [ "$COMP_CWORD" -eq 3 ] && [[ $current != -* ]]; then
    _equalens_cli_words "$current" "schools heatmap funnel progress rri workbook report handouts"
  elif [[ $current == -* ]]; then
    _equalens_cli_words "$current" "$(_equalens_cli_options "$command") --help"
  elif [ "$command" = set ] && [ "$COMP_CWORD" -gt 2 ]; then
    compopt -o nospace 2>/dev/null
    _equalens_cli_words "$current" "$settings"
  else
    _equalens_cli_files "$current"
  fi
}

complete -F _equalens_cli equalens-cli
