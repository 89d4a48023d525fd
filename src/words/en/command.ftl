### The command line.

serve-ready = Mailworthy is ready: { $address }
setting-problem = { $flag } { $value }: expected { $expected }.
expected-address = an IPv4 or IPv6 address, such as 203.0.113.9
expected-socket-address = an address with port, such as 127.0.0.1:3000 or [::1]:53
expected-url = the address of this installation without a path, such as https://check.example.com
expected-database = sqlite:PATH or postgres://USER:PASSWORD@HOST/NAME
expected-networks = networks such as 10.0.0.0/8 or addresses
expected-milliseconds = a time such as 2s or 500ms, at most 60s
expected-connect-to = IP:PORT:ADDR:PORT, IPv6 addresses in brackets
expected-number = a whole number from { $least } to { $most }
expected-site-folder = the folder that `make build` leaves, target/site, with a folder pkg in it; and where the names of its files carry hashes, the file hash.txt beside the program
expected-trust-anchor = a file with DNSKEY records of the root
expected-blocklist = the id of a blocklist, such as spamcop or psbl
expected-registration = barracuda or validity
expected-key = a key of letters and digits, at most 63
expected-host-name = a whole host name, such as check.example.com
