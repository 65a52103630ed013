"""The tests, and what several rooms of them share. A test stands in the room of what it tests.

abuse       what is played against the program, by number, and the tests that play it
seeds       a caseload of invented children, as the program has it to practise with
disk        where tests put their files
postgres    a real PostgreSQL for each worker, and fresh databases in it
ready       a real server and an office with its people, made once and copied
apart       programs of tests in processes of their own, to be killed
drill       `make drill`: everything is lost but a backup and the custodians' sheets
linkworker/ the records, verbs, sums, papers and the store
sync/       how stores come to agree; the server
ui/         what people see
stories/    two children's two years, event by event
demo/       one real day, played
pictures/   every screen's picture
stores/     stores that earlier releases kept
"""
