# The names the old project's people know: thin aliases of the npm scripts.
.PHONY: start dev-clean-install test pytest format check migrate seed

node_modules: package-lock.json
	npm ci
	@touch node_modules

start: node_modules
	npm start

# Throws the local database away and starts with fresh demo data.
dev-clean-install:
	rm -rf data
	npm ci
	npm start

test pytest: node_modules
	npm test

format: node_modules
	npm run format

check: node_modules
	npm run check

migrate: node_modules
	npm run migrate

seed: node_modules
	npm run seed
